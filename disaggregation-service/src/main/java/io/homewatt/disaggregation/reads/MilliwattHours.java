package io.homewatt.disaggregation.reads;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.homewatt.platform.events.BrokenEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads a number of Wh as mWh, the half rounded up (away from zero), without a detour over binary fractions. */
final class MilliwattHours {
    private static final long LARGEST_WATT_HOURS = DayRows.LARGEST / 1000;

    private MilliwattHours() {}

    /** @throws BrokenEvent when it is no number, or over {@link DayRows#LARGEST} in either direction */
    static int of(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return Math.toIntExact(1000 * checked(parser.getLongValue(), LARGEST_WATT_HOURS));
        }
        if (token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw new BrokenEvent("a value is no number");
        }
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        return (int) checked(fraction(text, offset, offset + parser.getTextLength(), parser), DayRows.LARGEST);
    }

    private static long fraction(char[] text, int from, int to, JsonParser parser) throws IOException {
        boolean negative = text[from] == '-';
        long value = 0;
        int decimals = -1;
        boolean up = false;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            char c = text[i];
            if (c == '.') {
                decimals = 0;
            } else if (c == 'e' || c == 'E') {
                return exponent(parser);
            } else if (decimals < 3) {
                // No more than is told too large below can be gathered without an overflow.
                value = Math.min(value, DayRows.LARGEST) * 10 + (c - '0');
                decimals += decimals < 0 ? 0 : 1;
            } else if (decimals++ == 3) {
                up = c >= '5';
            }
        }
        for (int i = decimals; i < 3; i++) {
            value *= 10;
        }
        value += up ? 1 : 0;
        return negative ? -value : value;
    }

    /** Told roughly first, for exact figures of 1e-999999999 have no end. */
    private static long exponent(JsonParser parser) throws IOException {
        double rough = Math.abs(parser.getDoubleValue());
        if (rough < 1e-6) {
            return 0;
        }
        if (!(rough <= 2 * LARGEST_WATT_HOURS)) {
            throw new BrokenEvent("a value is too large");
        }
        BigDecimal exact = parser.getDecimalValue();
        return exact.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static long checked(long value, long largest) {
        if (value > largest || value < -largest) {
            throw new BrokenEvent("a value is too large");
        }
        return value;
    }
}
