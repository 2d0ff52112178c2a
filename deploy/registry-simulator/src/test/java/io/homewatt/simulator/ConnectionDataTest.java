package io.homewatt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionDataTest {

    @Test
    void theCheckDigitsAreThoseOfTheIndustryCode() {
        assertThat(Identifier.checkDigits("123456789")).isEqualTo("F5B");
        assertThat(List.of("0000143418TRD9F", "0000138208UNEB5", "0044162704PCF3B"))
                .allMatch(Identifier::hasRightCheckDigits);
        assertThat(List.of("0005834930RN094", "0000123456ZZAF0", "1234567890AA111"))
                .noneMatch(Identifier::hasRightCheckDigits);
    }

    @Test
    void identifiersAreSpreadOverAllRegionsAndKindsOfMeters() {
        List<ObjectNode> answers = IntStream.range(0, 2000)
                .mapToObj(n -> ConnectionData.of(RegistrySimulator.icp(n)))
                .toList();

        Map<String, Long> byPoint = answers.stream()
                .collect(Collectors.groupingBy(a -> a.at("/Network/POC").asText(), Collectors.counting()));
        assertThat(byPoint).hasSize(SupplyPoints.current().size());
        assertThat(share(answers, "/ICPStatus", "2")).isBetween(0.9, 0.99);
        assertThat(share(answers, "/Metering/InstallationInformation/0/ComponentInformation/0/AMIFlag", "true"))
                .isBetween(0.8, 0.95);
        assertThat(share(answers, "/Network/FuelType", "SOLAR")).isBetween(0.1, 0.25);
    }

    @Test
    void anAnswerIsSmallEnoughForTheProductsQuotaOfBytes() {
        assertThat(ConnectionData.of("0000143418TRD9F").toString().length()).isLessThan(2500);
    }

    private static double share(List<ObjectNode> answers, String pointer, String value) {
        return answers.stream()
                        .filter(a -> a.at(pointer).asText().equals(value))
                        .count()
                / (double) answers.size();
    }
}
