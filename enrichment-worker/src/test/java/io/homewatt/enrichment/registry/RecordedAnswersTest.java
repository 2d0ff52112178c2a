package io.homewatt.enrichment.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.enrichment.icp.Icp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers recorded from the real registry. They are not part of this repository. */
class RecordedAnswersTest {

    private static final Path RECORDED = Path.of("../../shared/data/registry");
    private static final Connection SMART_EXTRACTION =
            new Connection(2, "CKHK", "KWA0111", true, true, List.of(FlowDirection.EXTRACTION));

    private final Answers answers = new Answers(new ObjectMapper());

    @BeforeAll
    static void onlyWhereTheyAre() {
        assumeTrue(
                Files.isDirectory(RECORDED),
                "SKIPPED: there are no recorded answers of the registry in "
                        + RECORDED.toAbsolutePath().normalize());
    }

    @Test
    void aSingleAnswer() throws Exception {
        assertThat(answers.read(recorded("GetByID.json")))
                .isEqualTo(Map.of(new Icp("0000120725TR687"), Optional.of(SMART_EXTRACTION)));
    }

    @Test
    void aList() throws Exception {
        assertThat(answers.read(recorded("GetByIDList.json")))
                .isEqualTo(Map.of(
                        new Icp("0000120725TR687"), Optional.of(SMART_EXTRACTION),
                        new Icp("0000143772TR3FD"), Optional.of(SMART_EXTRACTION)));
    }

    @Test
    void notFound() throws Exception {
        assertThat(answers.refused(recorded("NotFound.json"))).containsExactly(new Icp("1234567890AA111"));
    }

    @Test
    void aWrongFormat() throws Exception {
        assertThat(answers.refused(recorded("InvalidFormat.json"))).isEmpty();
    }

    private static byte[] recorded(String name) throws IOException {
        return Files.readAllBytes(RECORDED.resolve(name));
    }
}
