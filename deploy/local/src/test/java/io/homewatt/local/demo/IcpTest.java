package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcpTest {

    @Test
    void theCheckSequenceIsTheStandardsOwn() {
        assertThat(Icp.crc("123456789")).isEqualTo(0xF5B);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000143418TRD9F", "0000130040TR3DB", "0000587578TR0E4", "0000142995TR326"})
    void realIdentifiersComeOutAsTheyAre(String icp) {
        assertThat(Icp.of(Long.parseLong(icp.substring(0, 10)))).isEqualTo(icp);
    }

    @Test
    void onlyTheLastTenDigitsOfANumberCount() {
        assertThat(Icp.of(55_0000143418L)).isEqualTo("0000143418TRD9F");
    }
}
