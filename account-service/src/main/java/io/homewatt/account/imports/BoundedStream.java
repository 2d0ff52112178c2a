package io.homewatt.account.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with a {@link BadFile} when more is read than allowed: in all, or since the last record began. */
final class BoundedStream extends FilterInputStream {
    private final String message;
    private long allowed;

    BoundedStream(InputStream in, long allowed, String message) {
        super(in);
        this.allowed = allowed;
        this.message = message;
    }

    /** From here on, so much may be read. */
    void allow(long bytes) {
        allowed = bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            take(1);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        take(Math.max(read, 0));
        return read;
    }

    private void take(int read) {
        allowed -= read;
        if (allowed < 0) {
            throw new BadFile(message);
        }
    }
}
