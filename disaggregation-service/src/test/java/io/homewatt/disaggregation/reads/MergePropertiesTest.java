package io.homewatt.disaggregation.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.reads.Deliveries.Delivery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergePropertiesTest {
    @Provide
    Arbitrary<List<Delivery>> deliveries() {
        return Arbitraries.randomValue(Deliveries::some);
    }

    @Property
    void neitherOrderNorRepetitionMatters(@ForAll("deliveries") List<Delivery> deliveries, @ForAll Random random) {
        List<Delivery> twice = new ArrayList<>(deliveries);
        twice.addAll(deliveries);
        Collections.shuffle(twice, random);

        List<DayRow> once = merged(deliveries);

        assertThat(Deliveries.told(once)).isEqualTo(Deliveries.expected(deliveries));
        assertThat(merged(twice)).isEqualTo(once);
    }

    private static List<DayRow> merged(List<Delivery> deliveries) {
        Map<LocalDate, DayRow> rows = new TreeMap<>();
        deliveries.forEach(
                delivery -> delivery.rows("org_1").forEach(row -> rows.merge(row.day(), row, DayRow::merge)));
        return List.copyOf(rows.values());
    }
}
