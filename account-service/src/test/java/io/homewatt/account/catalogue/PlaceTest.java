package io.homewatt.account.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void aPostcodeIsWithoutBlanksAroundAndInUpperCase() {
        assertThat(Place.of(" ca ", " m5v 3l9\t")).isEqualTo(new Place("CA", "M5V 3L9"));
    }

    @Test
    void onlyFiveDigitsOfAZipPlusFourCount() {
        assertThat(Place.of("US", "94105-1804").postcode()).isEqualTo("94105");
        assertThat(Place.of("US", "941051804").postcode()).isEqualTo("94105");
        assertThat(Place.of(null, "94105-1804").postcode()).isEqualTo("94105");
        assertThat(Place.of("US", "94105").postcode()).isEqualTo("94105");
    }

    @Test
    void otherCountriesPostcodesStayAsTheyAre() {
        assertThat(Place.of("BR", "013100100").postcode()).isEqualTo("013100100");
        assertThat(Place.of("US", "94105-18").postcode()).isEqualTo("94105-18");
    }

    @Test
    void theFirstThatIsGivenCounts() {
        assertThat(Place.of("NZ", null, " ", "1010", "6011")).isEqualTo(new Place("NZ", "1010"));
        assertThat(Place.of("NZ", null, "")).isNull();
        assertThat(Place.of("", "1010")).isEqualTo(new Place(null, "1010"));
    }
}
