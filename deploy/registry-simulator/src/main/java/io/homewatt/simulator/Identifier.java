package io.homewatt.simulator;

import java.util.regex.Pattern;

/** What can be told from an ICP identifier itself: its format and its check digits. */
final class Identifier {

    private static final Pattern FORMAT = Pattern.compile("[0-9]{10}[A-Z]{2}[0-9A-F]{3}");
    private static final int POLYNOMIAL = 0x80F;

    private Identifier() {}

    static boolean isWellFormed(String icp) {
        return FORMAT.matcher(icp).matches();
    }

    static boolean hasRightCheckDigits(String icp) {
        return checkDigits(icp.substring(0, 12)).equals(icp.substring(12));
    }

    /** CRC-12 of the first twelve characters, most significant bit first (Code, Schedule 11.1 clause 1). */
    static String checkDigits(String body) {
        int register = 0;
        for (int i = 0; i < body.length(); i++) {
            for (int bit = 7; bit >= 0; bit--) {
                int in = (body.charAt(i) >> bit) & 1;
                int out = (register >> 11) & 1;
                register = (register << 1) & 0xFFF;
                if (in != out) {
                    register ^= POLYNOMIAL;
                }
            }
        }
        return String.format("%03X", register);
    }
}
