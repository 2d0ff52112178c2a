package io.homewatt.account.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineageTest {
    private final Lineage lineage = new Lineage();
    private final AtomicLong next = new AtomicLong(100);

    @Test
    void allOfAChainHaveTheOldestsId() {
        lineage.add("c", "b");
        lineage.add("a", null);
        lineage.add("b", "a");
        lineage.add("other", null);

        Map<String, Lineage.Ids> ids = ids();

        long oldest = ids.get("a").tariffId();
        assertThat(ids).hasSize(4);
        for (String label : new String[] {"a", "b", "c"}) {
            assertThat(ids.get(label).masterTariffId()).isEqualTo(oldest);
        }
        assertThat(ids.get("other").masterTariffId())
                .isEqualTo(ids.get("other").tariffId())
                .isNotEqualTo(oldest);
        assertThat(ids.values()).extracting(Lineage.Ids::tariffId).doesNotHaveDuplicates();
    }

    @Test
    void whatTheCatalogueHasStays() {
        lineage.add("a", null);
        lineage.add("b", "a");
        lineage.know("b", new Lineage.Ids(7, 5));

        assertThat(lineage.unknown()).isEqualTo(1);
        assertThat(ids()).containsEntry("b", new Lineage.Ids(7, 5)).containsEntry("a", new Lineage.Ids(100, 5));
    }

    @Test
    void aTariffOutsideTheFileGivesItsMaster() {
        lineage.add("c", "b");
        lineage.know("b", new Lineage.Ids(7, 5));

        assertThat(lineage.labels()).containsExactly("c", "b");
        assertThat(ids()).containsOnly(Map.entry("c", new Lineage.Ids(100, 5)));
    }

    @Test
    void twoThatReplaceAnUnknownOneShareAMaster() {
        lineage.add("b", "a");
        lineage.add("c", "a");

        assertThat(ids().values()).extracting(Lineage.Ids::masterTariffId).containsOnly(100L);
    }

    @Test
    void aCircleHasNoIdsAndNorHasWhatLeadsToIt() {
        lineage.add("a", "b");
        lineage.add("b", "a");
        lineage.add("c", "a");
        lineage.add("self", "self");
        lineage.add("d", null);

        assertThat(ids()).containsOnlyKeys("d");
    }

    @Test
    void aLongChainIsNoTrouble() {
        for (int i = 0; i < 100_000; i++) {
            lineage.add("l" + i, i == 0 ? null : "l" + (i - 1));
        }

        assertThat(ids().get("l99999").masterTariffId())
                .isEqualTo(ids().get("l0").tariffId());
    }

    private Map<String, Lineage.Ids> ids() {
        next.set(100);
        return lineage.ids(next::getAndIncrement);
    }
}
