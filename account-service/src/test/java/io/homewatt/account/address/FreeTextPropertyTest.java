package io.homewatt.account.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class FreeTextPropertyTest {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "aly", "ave", "blvd", "brg", "ctr", "cir", "ct", "cv", "cres", "xing", "dr", "est", "expy", "fwy", "gdns",
            "grv", "hts", "hwy", "jct", "lndg", "ln", "pkwy", "pl", "plz", "pt", "rdg", "rd", "sq", "st", "ter", "trl",
            "tpke", "vly", "vw", "vlg");

    @Property
    void noTextFails(@ForAll @StringLength(max = 1_001) String text) {
        assertThat(FreeText.parse(text, null, AddressFixture.BUILT_IN)).isNotNull();
    }

    @Property
    void nothingIsInvented(@ForAll("scribbles") String text, @ForAll("countries") String country) {
        Place place = FreeText.parse(text, country, AddressFixture.BUILT_IN);

        String given = text.toLowerCase(Locale.ROOT);
        Stream.of(place.address1(), place.address2(), place.city())
                .filter(line -> line != null)
                .flatMap(line -> Stream.of(line.toLowerCase(Locale.ROOT).split(" ")))
                .map(word -> word.endsWith(",") ? word.substring(0, word.length() - 1) : word)
                .forEach(word -> assertThat(given.contains(word) || ABBREVIATIONS.contains(word))
                        .as("%s of %s", word, text)
                        .isTrue());
        assertThat(place.zip() == null || text.replace(".", "").contains(place.zip()))
                .isTrue();
        assertThat(place.state() == null || UsStates.code(place.state()).equals(place.state()))
                .isTrue();
        assertThat(place.country() == null || Countries.code(place.country()).equals(place.country()))
                .isTrue();
    }

    @Property
    void aFormattedAddressIsReadAsItWas(@ForAll("addresses") Place place) {
        assertThat(FreeText.parse(OneLine.of(place), null, AddressFixture.BUILT_IN))
                .isEqualTo(place);
    }

    @Property
    void blanksAndCommasMakeNoDifference(@ForAll("addresses") Place place) {
        String line = OneLine.of(place);

        assertThat(FreeText.parse("\n " + line.replace(", ", " ,\t ") + "  ", null, AddressFixture.BUILT_IN))
                .isEqualTo(place);
        assertThat(FreeText.parse(line.replace(", ", "\n"), null, AddressFixture.BUILT_IN))
                .isEqualTo(place);
    }

    /** Words that mean something, in any order, and words that don't. */
    @Provide
    Arbitrary<String> scribbles() {
        Arbitrary<String> word = Arbitraries.oneOf(
                Arbitraries.of(
                        "221",
                        "12A",
                        "3/45",
                        "Main",
                        "Street",
                        "st",
                        "Rata",
                        "ROAD",
                        "rd",
                        "RD",
                        "2",
                        "Apt",
                        "#3",
                        "#",
                        "4",
                        "Level",
                        "PO",
                        "Box",
                        "Private",
                        "Bag",
                        "San",
                        "Francisco",
                        "Auckland",
                        "New",
                        "York",
                        "CA",
                        "ny",
                        "N.Y.",
                        "California",
                        "Washington",
                        "94105",
                        "94105-1234",
                        "1010",
                        "3282",
                        "USA",
                        "Zealand",
                        "NZ",
                        "Mexico",
                        "Georgia",
                        "North",
                        "NW",
                        "5th",
                        "Floor",
                        "Tāmaki",
                        "東京",
                        ","),
                Arbitraries.strings().ofMaxLength(6));
        return Combinators.combine(
                        word.list().ofMaxSize(12),
                        Arbitraries.of(" ", ", ", "\n"),
                        Arbitraries.of(
                                "", " CA 94105", ", Oakland, CA 94607", " 94105", " 1010", ", Hamilton 3282, NZ"))
                .as((words, separator, end) -> String.join(separator, words) + end);
    }

    @Provide
    Arbitrary<String> countries() {
        return Arbitraries.of("US", "NZ", "DE").injectNull(0.5);
    }

    @Provide
    Arbitrary<Place> addresses() {
        return Arbitraries.oneOf(american(), newZealands());
    }

    private static Arbitrary<Place> american() {
        return Combinators.combine(
                        street("Main St", "Fifth Ave", "Martin Luther King Jr Blvd", "Broadway", "Oak Ln NW"),
                        Arbitraries.of("Apt 4", "Suite 200", "#3", "Ferry Building", "Unit B, Ferry Building")
                                .injectNull(0.5),
                        Arbitraries.of("San Francisco", "New York", "St. Louis", "O’Fallon", "Lindström", "Washington"),
                        Arbitraries.of("CA", "NY", "MO", "DC", "PR"),
                        Arbitraries.integers().between(501, 99_950).map("%05d"::formatted))
                .as((street, unit, city, state, zip) -> new Place(street, unit, city, state, zip, "US"));
    }

    private static Arbitrary<Place> newZealands() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                street("Queen Street", "Rata Road", "The Terrace"), Arbitraries.of("PO Box 1234")),
                        Arbitraries.of("RD 2", "Te Aro", "Level 5, Auckland Central", "Ōrākei")
                                .injectNull(0.5),
                        Arbitraries.of("Auckland", "Wellington", "Tāmaki Makaurau", "Palmerston North"),
                        Arbitraries.integers().between(110, 9_893).map("%04d"::formatted))
                .as((street, suburb, city, zip) -> new Place(street, suburb, city, null, zip, "NZ"));
    }

    private static Arbitrary<String> street(String... names) {
        return Combinators.combine(Arbitraries.of("1", "221", "12A", "3/45", "12-14"), Arbitraries.of(names))
                .as((number, name) -> number + " " + name);
    }
}
