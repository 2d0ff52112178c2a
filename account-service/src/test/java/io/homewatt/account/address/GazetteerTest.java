package io.homewatt.account.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
    private static final String ROW = "NZ\t1021\tGrey Lynn\tAuckland\tE7\t\t\t\t\t-36.86\t174.74\t6";

    private final GazetteerRows rows = new GazetteerRows();

    @ParameterizedTest
    @CsvSource({
        "US,94105,San Francisco,CA,37.79,-122.39",
        "US,94105-1234,San Francisco,CA,37.79,-122.39",
        ",94105,San Francisco,CA,37.79,-122.39",
        "US,94115,San Francisco,CA,37.79,-122.44",
        "US,02108,Boston,MA,42.36,-71.07",
        ",1010,Auckland,AUK,-36.85,174.76",
        "NZ,6011,Wellington,WGN,-41.29,174.78",
        "NZ,4410,Palmerston North,MWT,-40.36,175.61"
    })
    void thePostcodesOfCitiesAreBuiltIn(String country, String zip, String city, String state, double lat, double lon) {
        Located found = AddressFixture.BUILT_IN.find(place(null, zip, country)).orElseThrow();

        assertThat(found.place().city()).isEqualTo(city);
        assertThat(found.place().state()).isEqualTo(state);
        assertThat(found.lat()).isCloseTo(lat, within(0.01));
        assertThat(found.lon()).isCloseTo(lon, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"US,99999", "DE,94105", "NZ,94105", ",SW1A 1AA", "US,", ",", "us,94105", "USA,94105", "US,-", "US,东京"})
    void whatIsNotInItIsNotFound(String country, String zip) {
        assertThat(AddressFixture.BUILT_IN.find(place(null, zip, country))).isEmpty();
        assertThat(AddressFixture.BUILT_IN.places(country, zip)).isEmpty();
    }

    @Test
    void ofSeveralPlacesWithAPostcodeTheOneThatIsCalledSoIsFoundElseTheFirst() throws IOException {
        read(ROW + "\n" + ROW.replace("Grey Lynn", "Pōnsonby") + "\n" + ROW.replace("1021", "1010"));
        Gazetteer gazetteer = rows.toGazetteer();

        assertThat(city(gazetteer, "ponsonby")).isEqualTo("Pōnsonby");
        assertThat(city(gazetteer, "Elsewhere")).isEqualTo("Grey Lynn");
        assertThat(city(gazetteer, null)).isEqualTo("Grey Lynn");
        assertThat(gazetteer.places("NZ", "1021")).containsExactlyInAnyOrder("Grey Lynn", "Pōnsonby");
    }

    @Test
    void otherCountriesPostcodesAreFoundHoweverTheyAreSpaced() throws IOException {
        read(
                "GB\tSW1A 1AA\tLondon\tEngland\tENG\t\t\t\t\t51.50\t-0.14\t6\nDE\t10115\tBerlin\tBerlin\tBE\t\t\t\t\t52.53\t13.38");
        Gazetteer gazetteer = rows.toGazetteer();

        assertThat(gazetteer.find(place(null, "sw1a1aa", "GB")).orElseThrow().place())
                .isEqualTo(new Place(null, null, "London", "ENG", null, "GB"));
        assertThat(gazetteer
                        .find(place(null, "10115", "DE"))
                        .orElseThrow()
                        .place()
                        .state())
                .isEqualTo("BE");
    }

    @Test
    void aStateWithoutACodeOfLettersHasItsName() throws IOException {
        read(
                "FR\t75001\tParis\tÎle-de-France\t11\t\t\t\t\t48.86\t2.34\t5\nMC\t98000\tMonaco\t\t\t\t\t\t\t43.73\t7.42\t5");
        Gazetteer gazetteer = rows.toGazetteer();

        assertThat(gazetteer
                        .find(place(null, "75001", "FR"))
                        .orElseThrow()
                        .place()
                        .state())
                .isEqualTo("Île-de-France");
        assertThat(gazetteer
                        .find(place(null, "98000", "MC"))
                        .orElseThrow()
                        .place()
                        .state())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NZ\t1021\tGrey Lynn", "NZ,1021,Grey Lynn,,,,,,,-36.86,174.74,6", "nz\t1\tA\t\t\t\t\t\t\t1\t1\t1",
                "NZL\t1\tA\t\t\t\t\t\t\t1\t1\t1", "NZ\t\tA\t\t\t\t\t\t\t1\t1\t1", "NZ\t1\t \t\t\t\t\t\t\t1\t1\t1",
                "NZ\t1\tA\t\t\t\t\t\t\tx\t1\t1", "NZ\t1\tA\t\t\t\t\t\t\t\t\t", "NZ\t1\tA\t\t\t\t\t\t\t90.1\t1\t1",
                "NZ\t1\tA\t\t\t\t\t\t\t1\t-180.1\t1", "NZ\t1\tA\t\t\t\t\t\t\tNaN\t1\t1",
                        "NZ\t12345678901\tA\t\t\t\t\t\t\t1\t1\t1",
                "PK\u0003\u0004\u0000"
            })
    void aBrokenLineIsCountedAndLeftOut(String line) throws IOException {
        assertThat(read(ROW + "\n" + line + "\n\n" + ROW + "\n")).isEqualTo(1);
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void bytesThatAreNoUtf8BreakNothing() throws IOException {
        byte[] line = ROW.replace("Grey", "Gr\u00E9y").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(GeoNames.read(new ByteArrayInputStream(line), rows)).isZero();
        assertThat(rows.size()).isEqualTo(1);
    }

    @Test
    void allOfManyRowsAreFound() {
        for (int i = 99_999; i >= 0; i--) {
            rows.add(Gazetteer.key("US", "%05d".formatted(i)), "Town " + i % 977, "CA", i / 2_000.0, -i / 1_000.0);
        }
        Gazetteer gazetteer = rows.toGazetteer();

        for (int i = 0; i < 100_000; i += 7) {
            Located found =
                    gazetteer.find(place(null, "%05d".formatted(i), "US")).orElseThrow();
            assertThat(found.place().city()).isEqualTo("Town " + i % 977);
            assertThat(found.lon()).isCloseTo(-i / 1_000.0, within(0.00001));
        }
        assertThat(gazetteer.size()).isEqualTo(100_000);
    }

    @Property
    void differentPostcodesHaveDifferentKeys(
            @ForAll @IntRange(max = 99_999) int one, @ForAll @IntRange(max = 99_999) int two) {
        Set<Long> keys = new HashSet<>();
        keys.add(Gazetteer.key("US", "%05d".formatted(one)));
        keys.add(Gazetteer.key("US", "%05d".formatted(two)));
        keys.add(Gazetteer.key("NZ", "%05d".formatted(one)));
        keys.add(Gazetteer.key("ZZ", "%010d".formatted(two)));

        assertThat(keys).hasSize(one == two ? 3 : 4).allMatch(key -> key > 0);
    }

    private int read(String text) throws IOException {
        return GeoNames.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), rows);
    }

    private static String city(Gazetteer gazetteer, String called) {
        return gazetteer.find(place(called, "1021", "NZ")).orElseThrow().place().city();
    }

    private static Place place(String city, String zip, String country) {
        return new Place(null, null, city, null, zip, country);
    }
}
