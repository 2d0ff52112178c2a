package io.homewatt.enrichment.icp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcpTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void theCrcIsTheOneOfTheIndustryCode() {
        assertThat(Icp.checkDigits("123456789")).isEqualTo("F5B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000143418TRD9F", "0000130040TR3DB", "0000120725TR687", "0000143772TR3FD",
                "0000138208UNEB5", "0044162704PCF3B", "0000638109TRE20", "0000847108TRBAA",
                "0000225886TR6C3", "0000468796TR3B3", "0000807920TRF73", "0000587578TR0E4",
                "0000778386TR14A", "0000526065TR75F", "0000623021TRF64", "0000142995TR326"
            })
    void identifiersInUseHaveRightCheckDigits(String icp) {
        assertThat(new Icp(icp).hasRightCheckDigits()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0005834930RN094,683", "0000123456ZZAF0,295", "1234567890AA111,FC2"})
    void wrongCheckDigitsAreWellFormedAllTheSame(String icp, String right) {
        assertThat(Icp.parse(icp)).hasValueSatisfying(parsed -> assertThat(parsed.hasRightCheckDigits())
                .isFalse());
        assertThat(Icp.checkDigits(icp.substring(0, 12))).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ABC",
                "0000143418TRD9",
                "0000143418TRD9F0",
                "0000143418TRD9G",
                "000014341ATRD9F",
                "00001434181RD9F",
                " 0000143418TRD9F",
                "0000143418TRD9F\n",
                "٠٠٠٠١٤٣٤١٨TRD9F",
                "0000143418ßD9F",
                "0000143418ſRD9F"
            })
    void whatHasAnotherFormatIsNone(String text) {
        assertThat(Icp.parse(text)).isEmpty();
    }

    @Property
    void whatIsParsedHasTheFormat(@ForAll String text) {
        Icp.parse(text).ifPresent(icp -> assertThat(icp.value()).matches("[0-9]{10}[A-Z]{2}[0-9A-F]{3}"));
    }

    @Property
    void lowerCaseIsAccepted(@ForAll("icps") String icp) {
        assertThat(Icp.parse(icp.toLowerCase(Locale.ROOT))).contains(new Icp(icp));
        assertThat(new Icp(icp).hasRightCheckDigits()).isTrue();
    }

    @Property
    void aSingleWrongCharacterIsDetected(
            @ForAll("icps") String icp, @ForAll @IntRange(max = 14) int at, @ForAll @IntRange(max = 35) int by) {
        char wrong = ALPHABET.charAt(by);
        String mistyped = icp.substring(0, at) + wrong + icp.substring(at + 1);

        boolean detected =
                Icp.parse(mistyped).map(parsed -> !parsed.hasRightCheckDigits()).orElse(true);

        assertThat(detected).isEqualTo(wrong != icp.charAt(at));
    }

    @Provide
    Arbitrary<String> icps() {
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(10);
        Arbitrary<String> letters =
                Arbitraries.strings().withCharRange('A', 'Z').ofLength(2);
        return Combinators.combine(digits, letters).as((number, issuer) -> {
            String body = number + issuer;
            return body + Icp.checkDigits(body);
        });
    }
}
