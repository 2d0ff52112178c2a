package io.homewatt.enrichment.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.enrichment.Recorded;
import io.homewatt.enrichment.icp.Icp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers recorded from the real registry. They are not part of this repository. */
class RecordedAnswersTest {

    private static final Connection SMART_EXTRACTION =
            new Connection(2, "CKHK", "KWA0111", true, true, List.of(FlowDirection.EXTRACTION));

    private final Answers answers = new Answers(new ObjectMapper());

    @Test
    void aSingleAnswer() throws Exception {
        assertThat(answers.read(Recorded.file("GetByID.json")))
                .isEqualTo(Map.of(new Icp("0000120725TR687"), Optional.of(SMART_EXTRACTION)));
    }

    @Test
    void aList() throws Exception {
        assertThat(answers.read(Recorded.file("GetByIDList.json")))
                .isEqualTo(Map.of(
                        new Icp("0000120725TR687"), Optional.of(SMART_EXTRACTION),
                        new Icp("0000143772TR3FD"), Optional.of(SMART_EXTRACTION)));
    }

    @Test
    void notFound() throws Exception {
        assertThat(answers.refused(Recorded.file("NotFound.json"))).containsExactly(new Icp("1234567890AA111"));
    }

    @Test
    void aWrongFormat() throws Exception {
        assertThat(answers.refused(Recorded.file("InvalidFormat.json"))).isEmpty();
    }
}
