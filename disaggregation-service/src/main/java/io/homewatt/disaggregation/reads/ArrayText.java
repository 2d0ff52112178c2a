package io.homewatt.disaggregation.reads;

import java.util.Arrays;

/** Arrays as PostgreSQL writes and reads them: {@code {1,2}}, {@code {t,f}}. Never empty and without nulls. */
final class ArrayText {
    private final StringBuilder text = new StringBuilder(512);

    String of(int[] values) {
        text.setLength(0);
        for (int value : values) {
            separate().append(value);
        }
        return text.append('}').toString();
    }

    String of(long[] values) {
        text.setLength(0);
        for (long value : values) {
            separate().append(value);
        }
        return text.append('}').toString();
    }

    String of(boolean[] values) {
        text.setLength(0);
        for (boolean value : values) {
            separate().append(value ? 't' : 'f');
        }
        return text.append('}').toString();
    }

    private StringBuilder separate() {
        return text.append(text.length() == 0 ? '{' : ',');
    }

    static int[] integers(String text) {
        long[] values = longs(text);
        int[] integers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            integers[i] = Math.toIntExact(values[i]);
        }
        return integers;
    }

    static long[] longs(String text) {
        long[] values = new long[(text.length() + 1) / 2];
        int size = 0;
        long value = 0;
        boolean negative = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-') {
                negative = true;
            } else if (c >= '0' && c <= '9') {
                value = 10 * value + (c - '0');
            } else {
                values[size++] = negative ? -value : value;
                value = 0;
                negative = false;
            }
        }
        return Arrays.copyOf(values, size);
    }

    static boolean[] booleans(String text) {
        boolean[] values = new boolean[(text.length() - 1) / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = text.charAt(1 + 2 * i) == 't';
        }
        return values;
    }
}
