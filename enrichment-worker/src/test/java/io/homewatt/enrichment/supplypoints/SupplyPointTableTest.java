package io.homewatt.enrichment.supplypoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.enrichment.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SupplyPointTableTest {

    private static final String CSV = """
            Current flag,NSP,POC code,Network participant,Description,Network reporting region ID,Network reporting region
            0,DVK0111SCANGN,DVK0111,SCAN,"GONE, LONG AGO",36,Otago
            1,DVK0111SCANGN,DVK0111,SCAN,DANNEVIRKE,17,"Southern Hawke's Bay, (""Scanpower"")"
            1,HEP0331UNETGN,HEP0331,UNET,HEPBURN,3,Waitemata
            1,HEP0331VECTGN,HEP0331,VECT,HEPBURN,4,Auckland
            1,XXX0331VECTGN,XXX0331,VECT,NO REGION,,
            1,SHORT
            """;

    @Test
    void theRegionIsThatOfThePairAmongCurrentRows() {
        SupplyPointTable table = read(CSV);

        assertThat(table.region("DVK0111", "SCAN")).contains("17");
        assertThat(table.region("HEP0331", "UNET")).contains("3");
        assertThat(table.region("hep0331", " vect ")).contains("4");
        assertThat(table.region("DVK0111", "VECT")).isEmpty();
        assertThat(table.region("XXX0331", "VECT")).isEmpty();
        assertThat(table.region("", "")).isEmpty();
        assertThat(table.size()).isEqualTo(3);
    }

    @Test
    void aMarkAtTheBeginningAndOtherLineEndsChangeNothing() {
        assertThat(read("\uFEFF" + CSV.replace("\n", "\r\n")).region("DVK0111", "SCAN"))
                .contains("17");
    }

    @Test
    void columnsAreFoundByName() {
        SupplyPointTable table = read(
                "Network reporting region ID,Network participant,POC code,New column,Current flag\n17,SCAN,DVK0111,x,1\n");

        assertThat(table.region("DVK0111", "SCAN")).contains("17");
    }

    @Test
    void whatIsNoSuchTableIsRefused() {
        assertThatThrownBy(() -> read("<html>gone</html>")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("Current flag,POC code\n1,DVK0111\n"))
                .hasMessage("no column Network participant");
        assertThatThrownBy(() -> read(CSV.replace("\n1,", "\n0,"))).hasMessage("no current supply point in it");
    }

    @Test
    void theTableOf2018IsRead() throws IOException {
        SupplyPointTable table = SupplyPointTable.read(Recorded.file("network-supply-points-2018.csv"));

        assertThat(table.region("DVK0111", "SCAN")).contains("17");
        assertThat(table.region("KWA0111", "CKHK")).contains("23");
        assertThat(table.region("HEP0331", "UNET")).contains("3");
        assertThat(table.region("HEP0331", "VECT")).contains("4");
        assertThat(table.region("TWZ0331", "WATA")).isNotEqualTo(table.region("TWZ0331", "ALPE"));
        assertThat(table.size()).isGreaterThan(450);
    }

    private static SupplyPointTable read(String csv) {
        return SupplyPointTable.read(csv.getBytes(StandardCharsets.UTF_8));
    }
}
