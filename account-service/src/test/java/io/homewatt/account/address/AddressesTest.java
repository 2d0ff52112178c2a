package io.homewatt.account.address;

import static io.homewatt.account.address.AddressFixture.BUILT_IN;
import static io.homewatt.account.address.AddressFixture.fields;
import static io.homewatt.account.address.AddressFixture.result;
import static io.homewatt.account.address.AddressFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static final Located FOUND =
            new Located(new Place("1 Elsewhere", null, "Elsewhere", "CA", "89999", "US"), 37.7904127, -122.3920575);

    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "221 Main Street, San Francisco, CA 94105",
                "221 Main Street, San Francisco, CA 94105, USA",
                "221 main street san francisco ca 94105",
                "221 Main Street, 94105"
            })
    void theDocumentsAddressIsCompleted(String text) {
        assertThat(completed(text(text)))
                .isEqualTo(new Address(
                        text,
                        null,
                        "221 Main St",
                        null,
                        "San Francisco",
                        "CA",
                        "94105",
                        "US",
                        "221 Main St, San Francisco, CA 94105, USA",
                        -122.39,
                        37.79));
    }

    @ParameterizedTest
    @ValueSource(strings = {"94105", "San Francisco 94105", "94105 USA"})
    void aZipCodeSuffices(String text) {
        assertThat(completed(text(text)))
                .isEqualTo(new Address(
                        text,
                        null,
                        null,
                        null,
                        "San Francisco",
                        "CA",
                        "94105",
                        "US",
                        "San Francisco, CA 94105, USA",
                        -122.39,
                        37.79));
    }

    @Test
    void singleFieldsAreJoinedAndStayAsTheyAre() {
        assertThat(completed(fields("221 Main Street", "San Francisco", "CA", "94105", "US")))
                .isEqualTo(new Address(
                        null,
                        null,
                        "221 Main Street",
                        null,
                        "San Francisco",
                        "CA",
                        "94105",
                        "US",
                        "221 Main Street, San Francisco, CA 94105, USA",
                        -122.39,
                        37.79));
    }

    @Test
    void anAddressOfNewZealandIsCompleted() {
        String text = "12 Queen Street, Auckland Central, Auckland 1010, New Zealand";

        assertThat(completed(text(text)))
                .isEqualTo(new Address(
                        text,
                        null,
                        "12 Queen Street",
                        "Auckland Central",
                        "Auckland",
                        "AUK",
                        "1010",
                        "NZ",
                        text,
                        174.76,
                        -36.85));
    }

    @Test
    void whatIsGivenIsNeverOverridden() {
        var given = new Address(
                "1 Other Street, Oakland, CA 94607",
                "Home",
                "221 Main Street",
                "",
                " sf ",
                "California",
                "94105",
                "United States",
                null,
                1.0,
                2.0);

        Address completed = completed(given);

        assertThat(completed)
                .usingRecursiveComparison()
                .ignoringFields("formattedAddress")
                .isEqualTo(given);
        assertThat(completed.formattedAddress()).isEqualTo("221 Main Street, sf, California 94105, USA");
    }

    @Test
    void halfAPointIsLeftAlone() {
        var given = new Address("94105", null, null, null, null, null, null, null, null, null, 37.0);

        assertThat(completed(given).lat()).isEqualTo(37.0);
        assertThat(completed(given).lon()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "221 Main Street, San Francisco", "東京都千代田区千代田1-1", "12 rue de Rivoli, 75001 Paris"})
    void whatCannotBeResolvedStaysAsItIs(String text) {
        assertThat(completed(text(text))).isEqualTo(text(text));
    }

    @Test
    void anEmptyAddressStaysEmpty() {
        assertThat(completed(text(null))).isEqualTo(text(null));
        assertThat(asked).isEmpty();
    }

    @Test
    void anUnknownZipCodeStillTellsTheCountry() {
        Address completed = completed(text("12 Main Street, Nowhere, KS 67999"));

        assertThat(completed.country()).isEqualTo("US");
        assertThat(completed.lat()).isNull();
        assertThat(completed.formattedAddress()).isEqualTo("12 Main St, Nowhere, KS 67999, USA");
    }

    @Test
    void aGeocoderFillsOnlyWhatIsMissing() {
        Address completed = completed(text("221 Main Street, San Francisco, CA 94105"), answering(FOUND));

        assertThat(completed)
                .isEqualTo(new Address(
                        "221 Main Street, San Francisco, CA 94105",
                        null,
                        "221 Main St",
                        null,
                        "San Francisco",
                        "CA",
                        "94105",
                        "US",
                        "221 Main St, San Francisco, CA 94105, USA",
                        -122.3920575,
                        37.7904127));
        assertThat(asked).containsExactly("221 Main St, San Francisco, CA 94105, USA");
    }

    @Test
    void aGeocoderIsAskedForWhatWeDoNotUnderstand() {
        Address completed = completed(text("Elsewhere 1"), answering(FOUND));

        assertThat(asked).containsExactly("Elsewhere 1");
        assertThat(completed.formattedAddress()).isEqualTo("1 Elsewhere, Elsewhere, CA 89999, USA");
    }

    @Test
    void whatAGeocoderLeavesOutIsInTheGazetteer() {
        var bare = new Located(new Place(null, null, null, null, "94105", "US"), 37.5, -122.5);

        Address completed = completed(text("Elsewhere 1"), answering(bare));

        assertThat(completed.city()).isEqualTo("San Francisco");
        assertThat(completed.state()).isEqualTo("CA");
        assertThat(completed.lat()).isEqualTo(37.5);
    }

    @Test
    void anAnswerFromAnotherCountryOrStateIsNotTheAddress() {
        assertThat(completed(text("1 Canal Street, New Orleans, Louisiana 70112"), answering(FOUND))
                        .lat())
                .isEqualTo(29.96);
        assertThat(completed(text("1 Cuba Street, Wellington 6011"), answering(FOUND))
                        .lat())
                .isEqualTo(-41.29);
    }

    @Test
    void aGeocoderThatFailsIsReplacedByTheGazetteer() {
        Geocoder failing = (known, text) -> Uni.createFrom().failure(new IOException("down"));
        Geocoder throwing = (known, text) -> {
            throw new IllegalStateException("bug");
        };

        assertThat(completed(text("94105"), failing)).isEqualTo(completed(text("94105")));
        assertThat(completed(text("94105"), throwing)).isEqualTo(text("94105"));
    }

    @Test
    void whatIsCompleteIsNotLookedUpAgain() {
        Address completed = completed(text("221 Main Street, San Francisco, CA 94105"));

        assertThat(completed(completed, answering(FOUND))).isEqualTo(completed);
        assertThat(asked).isEmpty();
    }

    private Geocoder answering(Located located) {
        return (known, text) -> {
            asked.add(text);
            return Uni.createFrom().item(Optional.of(located));
        };
    }

    private static Address completed(Address given) {
        return completed(given, BUILT_IN);
    }

    private static Address completed(Address given, Geocoder geocoder) {
        return result(new Addresses(BUILT_IN, geocoder).complete(given));
    }
}
