package io.homewatt.disaggregation.meterfile;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The same bytes over and over, without any of them being kept. */
final class Endless extends InputStream {
    private final byte[] pattern;
    private long left;
    private int at;

    Endless(String pattern, long length) {
        this.pattern = pattern.getBytes(StandardCharsets.UTF_8);
        this.left = length;
    }

    @Override
    public int read() {
        if (left-- <= 0) {
            return -1;
        }
        at = at == pattern.length ? 0 : at;
        return pattern[at++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (left <= 0) {
            return -1;
        }
        int read = (int) Math.min(length, left);
        for (int i = 0; i < read; i++) {
            at = at == pattern.length ? 0 : at;
            bytes[offset + i] = pattern[at++];
        }
        left -= read;
        return read;
    }
}
