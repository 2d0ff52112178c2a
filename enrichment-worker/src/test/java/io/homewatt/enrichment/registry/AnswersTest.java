package io.homewatt.enrichment.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.enrichment.icp.Icp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final Icp ICP = new Icp("0000143418TRD9F");
    private static final String PROBLEM = """
            {"ICPIdentifier":"1234567890AA111","ICPStatus":0,"Address":null,"Network":null,"Pricing":null,
             "Trader":null,"Metering":null,"Messages":[{"Code":%s,"Message":"..."}]}
            """;

    private final Answers answers = new Answers(new ObjectMapper());

    @Test
    void aWholeAnswerIsRead() throws Exception {
        Map<Icp, Optional<Connection>> read = read("""
                [{"ICPIdentifier":"0000143418TRD9F","ICPStatus":2,"Address":{"PhysicalAddressUnit":""},
                  "Network":{"NetworkParticipantID":"SCAN","POC":"DVK0111","GenerationCapacity":0.0},
                  "Metering":{"InstallationInformation":[
                    {"ComponentInformation":[
                      {"AMIFlag":false,"ChannelInformation":[{"EnergyFlowDirection":"X"}],"ComponentType":"M"},
                      {"AMIFlag":false,"ChannelInformation":[{"EnergyFlowDirection":""}],"ComponentType":"L"}]},
                    {"ComponentInformation":[
                      {"AMIFlag":true,"ChannelInformation":[{"EnergyFlowDirection":"I"},{"EnergyFlowDirection":"X"}],
                       "ComponentType":"M"}]}]},
                  "Messages":null,"SomethingNew":{"a":[1]}}]
                """);

        assertThat(read)
                .containsExactly(Map.entry(
                        ICP,
                        Optional.of(new Connection(
                                2,
                                "SCAN",
                                "DVK0111",
                                true,
                                true,
                                List.of(FlowDirection.INJECTION, FlowDirection.EXTRACTION)))));
    }

    @Test
    void onlyMetersCount() throws Exception {
        Connection connection = connection("""
                "ICPStatus":2,"Metering":{"InstallationInformation":[{"ComponentInformation":[
                  {"AMIFlag":true,"ChannelInformation":[{"EnergyFlowDirection":"I"}],"ComponentType":"L"}]}]}
                """);

        assertThat(connection.metered()).isFalse();
        assertThat(connection.smartMeter()).isFalse();
        assertThat(connection.meterActive()).isFalse();
        assertThat(connection.flowDirections()).isEmpty();
    }

    @Test
    void aDecommissionedMeterIsNotActive() throws Exception {
        Connection connection = connection("""
                "ICPStatus":3,"Metering":{"InstallationInformation":[{"ComponentInformation":[{"ComponentType":"M"}]}]}
                """);

        assertThat(connection.metered()).isTrue();
        assertThat(connection.meterActive()).isFalse();
    }

    @Test
    void otherTypesThanTheRecordedOnesAreUnderstood() throws Exception {
        Connection connection = connection("""
                "ICPStatus":"2","Network":[{"NetworkParticipantID":" scan ","POC":"dvk0111"}],
                "Metering":{"InstallationInformation":{"ComponentInformation":{"AMIFlag":"Y","ComponentType":"m",
                  "ChannelInformation":{"EnergyFlowDirection":"x"}}}}
                """);

        assertThat(connection)
                .isEqualTo(new Connection(2, "SCAN", "DVK0111", true, true, List.of(FlowDirection.EXTRACTION)));
    }

    @Test
    void nothingIsNeededButTheIdentifier() throws Exception {
        assertThat(connection("\"Network\":null,\"Metering\":\"\",\"Messages\":0,\"ICPStatus\":\"\""))
                .isEqualTo(new Connection(0, "", "", false, false, List.of()));
    }

    @Test
    void anObjectIsAnArrayOfOne() throws Exception {
        assertThat(read("{\"ICPIdentifier\":\"0000143418trd9f\",\"ICPStatus\":2}"))
                .containsOnlyKeys(ICP);
    }

    @Test
    void aProblemInAnArrayMeansUnknown() throws Exception {
        assertThat(read("[" + PROBLEM.formatted(103) + "]"))
                .containsExactly(Map.entry(new Icp("1234567890AA111"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad gateway</html>", "null", "\"ok\"", "{}", "{\"message\":\"hello\"}", "[{"})
    void anotherBodyIsNoAnswer(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Answers.Unreadable.class);
    }

    @Test
    void aRefusalNamesTheIdentifierIfItCan() throws Exception {
        assertThat(refused(PROBLEM.formatted(103))).containsExactly(new Icp("1234567890AA111"));
        assertThat(refused(PROBLEM.formatted("\"400\"").replace("1234567890AA111", "XXXXXXXX")))
                .isEmpty();
        assertThat(refused("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusCode\":404,\"message\":\"Resource not found\"}",
                "",
                "<html/>",
                "{\"ICPIdentifier\":\"1234567890AA111\",\"Messages\":null}"
            })
    void aRefusalInAnotherShapeIsNotTheRegistrysWord(String body) {
        assertThatThrownBy(() -> refused(body)).isInstanceOf(Answers.Unreadable.class);
    }

    @Property
    void whateverComesIsEitherReadOrUnreadable(@ForAll byte[] body) {
        try {
            answers.read(body);
        } catch (Answers.Unreadable e) {
            assertThat(e).hasMessageNotContaining("{");
        }
    }

    private Connection connection(String members) throws Answers.Unreadable {
        return read("[{\"ICPIdentifier\":\"0000143418TRD9F\"," + members + "}]")
                .get(ICP)
                .orElseThrow();
    }

    private Map<Icp, Optional<Connection>> read(String body) throws Answers.Unreadable {
        return answers.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private java.util.Set<Icp> refused(String body) throws Answers.Unreadable {
        return answers.refused(body.getBytes(StandardCharsets.UTF_8));
    }
}
