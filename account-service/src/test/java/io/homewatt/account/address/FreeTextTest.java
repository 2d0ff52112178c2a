package io.homewatt.account.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {
    private static final Postcodes NONE = (country, zip) -> List.of();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "221 Main Street, San Francisco, CA 94105 | 221 Main St | - | San Francisco | CA | 94105",
                "221 Main Street, San Francisco, CA 94105, USA | 221 Main St | - | San Francisco | CA | 94105",
                "221 Main Street, San Francisco, CA 94105 United States | 221 Main St | - | San Francisco | CA | 94105",
                "221 Main Street, San Francisco, California 94105 | 221 Main St | - | San Francisco | CA | 94105",
                "221 Main Street, San Francisco, CA, 94105-1234 | 221 Main St | - | San Francisco | CA | 94105-1234",
                "221 Main Street San Francisco CA 94105 | 221 Main St | - | San Francisco | CA | 94105",
                "221 main street san francisco ca 94105 | 221 Main St | - | San Francisco | CA | 94105",
                "221 MAIN STREET, SAN FRANCISCO, CA 94105 | 221 MAIN ST | - | San Francisco | CA | 94105",
                "221   Main  Street ,  San Francisco ,CA   94105  | 221 Main St | - | San Francisco | CA | 94105",
                "221 Main Street, San Francisco 94105 CA | 221 Main St | - | San Francisco | CA | 94105",
                "221 Main Street, 94105 | 221 Main St | - | - | - | 94105",
                "94105 | - | - | - | - | 94105",
                "94105-1234 | - | - | - | - | 94105-1234",
                "San Francisco 94105 | - | - | San Francisco | - | 94105",
                "san francisco 94105 usa | - | - | San Francisco | - | 94105",
                "CA 94105 | - | - | - | CA | 94105",
                "San Francisco, CA | - | - | San Francisco | CA | -",
                "San Francisco, Calif. | - | - | San Francisco | CA | -",
                "350 Fifth Avenue, New York, N.Y. 10118 | 350 Fifth Ave | - | New York | NY | 10118",
                "350 Fifth Avenue, New York, N. Y. 10118 | 350 Fifth Ave | - | New York | NY | 10118",
                "350 Fifth Avenue, New York, New York 10118 | 350 Fifth Ave | - | New York | NY | 10118",
                "350 Fifth Avenue New York New York 10118 | 350 Fifth Ave | - | New York | NY | 10118",
                "350 Fifth Avenue, New York 10118 | 350 Fifth Ave | - | New York | - | 10118",
                "350 Fifth Avenue New York 10118 | 350 Fifth Ave | - | New York | - | 10118",
                "New York 10118 | - | - | New York | - | 10118",
                "1600 Pennsylvania Avenue NW, Washington, D.C. 20500 | 1600 Pennsylvania Ave NW | - | Washington | DC | 20500",
                "1600 Pennsylvania Ave NW Washington DC 20500 | 1600 Pennsylvania Ave NW | - | Washington | DC | 20500",
                "221 Main Street Apt 4, San Francisco, CA 94105 | 221 Main St | Apt 4 | San Francisco | CA | 94105",
                "221 Main Street, Suite 200, San Francisco, CA 94105 | 221 Main St | Suite 200 | San Francisco | CA | 94105",
                "221 Main Street #3, San Francisco, CA 94105 | 221 Main St | #3 | San Francisco | CA | 94105",
                "221 Main Street # 3, San Francisco, CA 94105 | 221 Main St | # 3 | San Francisco | CA | 94105",
                "221 Main Street Apt 4B San Francisco CA 94105 | 221 Main St | Apt 4B | San Francisco | CA | 94105",
                "Apt 4, 221 Main Street, San Francisco, CA 94105 | 221 Main St | Apt 4 | San Francisco | CA | 94105",
                "5th Floor, 221 Main Street, San Francisco, CA 94105 | 221 Main St | 5th Floor | San Francisco | CA | 94105",
                "Ferry Building, 1 Market Street, San Francisco, CA 94105 | 1 Market St | Ferry Building | San Francisco | CA | 94105",
                "PO Box 94105, Oakland, CA 94607 | PO Box 94105 | - | Oakland | CA | 94607",
                "P.O. Box 12 Oakland CA 94607 | P.O. Box 12 | - | Oakland | CA | 94607",
                "100 St Charles Avenue New Orleans LA 70999 | 100 St Charles Ave | - | New Orleans | LA | 70999",
                "12 Main St St Paul MN 55999 | 12 Main St | - | St Paul | MN | 55999",
                "12 Court Lane Springfield IL 62999 | 12 Court Ln | - | Springfield | IL | 62999",
                "12 Main Street, Park City, Utah | 12 Main St | - | Park City | UT | -",
                "12 Main Street Portland Oregon | 12 Main St | - | Portland | OR | -",
                "12 Peachtree Street, Atlanta, Georgia | 12 Peachtree St | - | Atlanta | GA | -",
                "12 Cerrillos Road, Santa Fe, New Mexico | 12 Cerrillos Rd | - | Santa Fe | NM | -",
                "1200 Broadway, Oakland, CA 94607 | 1200 Broadway | - | Oakland | CA | 94607",
                "1290 Avenue of the Americas, New York, NY 10104 | 1290 Avenue of the Americas | - | New York | NY | 10104",
                "Main Street, Oakland, CA 94607 | Main Street | - | Oakland | CA | 94607",
                "1 Calle Ponce, San Juan, PR 00901 | 1 Calle Ponce | - | San Juan | PR | 00901",
                "221 Main Street, San Francisco, USA | 221 Main St | - | San Francisco | - | -",
                "Ågatan 5, Lindström, MN 55045 | Ågatan 5 | - | Lindström | MN | 55045",
            })
    void americanAddressesAreTakenApart(
            String text, String address1, String address2, String city, String state, String zip) {
        assertThat(FreeText.parse(text, null, AddressFixture.BUILT_IN))
                .isEqualTo(new Place(address1, address2, city, state, zip, "US"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "12 Queen Street, Auckland Central, Auckland 1010, New Zealand | 12 Queen Street | Auckland Central | Auckland | 1010",
                "12 queen street, auckland central, auckland 1010, nz | 12 Queen Street | Auckland Central | Auckland | 1010",
                "12 Queen Street Auckland Central Auckland 1010 | 12 Queen Street | Auckland Central | Auckland | 1010",
                "12 Queen Street Auckland 1010 New Zealand | 12 Queen Street | - | Auckland | 1010",
                "3/45 Rata Road, RD 2, Hamilton 3282 | 3/45 Rata Road | RD 2 | Hamilton | 3282",
                "3/45 Rata Road RD 2 Hamilton 3282 | 3/45 Rata Road | RD 2 | Hamilton | 3282",
                "45 Rata Rd, RD 2 Hamilton 3282 | 45 Rata Rd | RD 2 | Hamilton | 3282",
                "Unit 2/45 Rata Road, Hamilton 3282 | Unit 2/45 Rata Road | - | Hamilton | 3282",
                "Unit 2, 45 Rata Road, Hamilton 3282 | 45 Rata Road | Unit 2 | Hamilton | 3282",
                "Level 5, 12 Queen Street, Auckland 1010 | 12 Queen Street | Level 5 | Auckland | 1010",
                "PO Box 123, Wellington 6140 | PO Box 123 | - | Wellington | 6140",
                "PO Box 1234 Wellington 6140 | PO Box 1234 | - | Wellington | 6140",
                "Private Bag 92019, Auckland 1142 | Private Bag 92019 | - | Auckland | 1142",
                "45 Tāmaki Drive, Ōrākei, Tāmaki Makaurau 1071 | 45 Tāmaki Drive | Ōrākei | Tāmaki Makaurau | 1071",
                "1 Cuba Street, Te Aro, Wellington 6011, Aotearoa | 1 Cuba Street | Te Aro | Wellington | 6011",
                "6011 | - | - | - | 6011",
                "Wellington 6011 | - | - | Wellington | 6011",
                "1 Cuba Street, Wellington, New Zealand | 1 Cuba Street | - | Wellington | -",
                "1 Lake Road, Wanaka 9305 | 1 Lake Road | - | Wanaka | 9305",
            })
    void newZealandsAddressesAreTakenApart(String text, String address1, String address2, String city, String zip) {
        assertThat(FreeText.parse(text, null, AddressFixture.BUILT_IN))
                .isEqualTo(new Place(address1, address2, city, null, zip, "NZ"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                ",,;\n",
                "\u0000",
                "-",
                "?",
                "12",
                "221 Main Street, San Francisco",
                "PO Box 94105",
                "PO Box 1010",
                "12 George Street, Sydney NSW 2000",
                "San Francisco CA 9410",
                "10 Downing Street, London SW1A 2AA",
                "東京都千代田区千代田1-1",
                "Москва, Тверская 1, 125009",
                "12 rue de Rivoli, 75001 Paris",
                "١٢٣٤٥",
                "１０１０",
                "🏠"
            })
    void whatIsNotUnderstoodLeavesAllUnknown(String text) {
        assertThat(FreeText.parse(text, null, AddressFixture.BUILT_IN)).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void linesAreParts() {
        assertThat(FreeText.parse("221 Main Street\r\nApt 4\r\nSan Francisco\tCA\u00A094105\r\nUSA\r\n", null, NONE))
                .isEqualTo(new Place("221 Main St", "Apt 4", "San Francisco", "CA", "94105", "US"));
    }

    @Test
    void aTextWithoutCommasIsPartedBehindTheStreetIfTheGazetteerDoesNotKnowTheTown() {
        assertThat(FreeText.parse("221 Main Street San Francisco CA 94105", null, NONE))
                .isEqualTo(new Place("221 Main St", null, "San Francisco", "CA", "94105", "US"));
    }

    @Test
    void theTownsNameTellsWhereAnUnusualStreetEnds() {
        assertThat(FreeText.parse("1 The Embarcadero San Francisco CA 94105", null, AddressFixture.BUILT_IN))
                .isEqualTo(new Place("1 The Embarcadero", null, "San Francisco", "CA", "94105", "US"));
    }

    @ParameterizedTest
    @CsvSource({"Germany,DE", "Deutschland,", "Mexico,MX", "UK,", "Singapore,SG"})
    void anotherCountryIsToldByItsNameAlone(String name, String code) {
        assertThat(FreeText.parse("1 High Road, " + name, null, NONE))
                .isEqualTo(new Place(null, null, null, null, null, code));
    }

    @Test
    void theCountryThatIsKnownDecidesHowTheTextIsRead() {
        assertThat(FreeText.parse("12 Main Street, Springfield 6011", "US", NONE)
                        .country())
                .isEqualTo("US");
        assertThat(FreeText.parse("12 Main Street, Springfield 6011", "US", NONE)
                        .zip())
                .isNull();
        assertThat(FreeText.parse("221 Main Street, San Francisco, CA 94105", "DE", NONE))
                .isEqualTo(new Place(null, null, null, null, null, "DE"));
    }

    @Test
    void aTextThatIsLongerThanAnAddressIsLeftAlone() {
        assertThat(FreeText.parse(" ".repeat(990) + "CA 94105", null, NONE).zip())
                .isEqualTo("94105");
        assertThat(FreeText.parse(" ".repeat(1_000) + "CA 94105", null, NONE)).isEqualTo(Place.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apt 1 ",
                "St ",
                "#1 ",
                "1 ",
                "94105 ",
                "New York ",
                "PO Box ",
                ",",
                "United ",
                "a",
                "\u0301",
                "RD 2, "
            })
    void aTextThatGoesOnAndOnIsReadToItsEnd(String piece) {
        String hostile = piece.repeat(990 / piece.length());

        for (String text : List.of(hostile, hostile + " CA 94105", "1 Main " + hostile, hostile + " 1010")) {
            Place place = FreeText.parse(text, null, AddressFixture.BUILT_IN);
            assertThat(OneLine.of(place) == null ? "" : OneLine.of(place)).hasSizeLessThan(2_100);
        }
    }
}
