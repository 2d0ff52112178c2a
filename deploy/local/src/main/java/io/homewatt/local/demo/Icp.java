package io.homewatt.local.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * ICP identifiers with right check digits: CRC-12 with the polynomial 0x80F over the first 12 characters
 * (Electricity Industry Participation Code 2010, Schedule 11.1, clause 1).
 */
public final class Icp {

    private static final int POLYNOMIAL = 0x80F;
    private static final long NUMBERS = 10_000_000_000L;

    private Icp() {}

    /** The identifier with this number, of which only the last ten digits count. */
    public static String of(long number) {
        String stem = "%010dTR".formatted(Math.floorMod(number, NUMBERS));
        return stem + "%03X".formatted(crc(stem));
    }

    static int crc(String stem) {
        int register = 0;
        for (byte character : stem.getBytes(US_ASCII)) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean feedback = (register >> 11 & 1) != (character >> bit & 1);
                register = register << 1 & 0xFFF;
                if (feedback) {
                    register ^= POLYNOMIAL;
                }
            }
        }
        return register;
    }
}
