package io.homewatt.disaggregation.meterfile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file's text, of which at most 1 GB may be read. It may be compressed with gzip, up to three times over, which its
 * first bytes tell; then it is at most 200 times as large as what is packed, for meter files are 5 to 40 times as large.
 */
final class Unpacked extends FilterInputStream {
    private static final int CHUNK = 65_536;
    private static final int MOST_LAYERS = 3;
    private static final long LARGEST = 1L << 30;
    private static final long MOST_TIMES = 200;

    /** So much may be unpacked of however little. */
    private static final long FREE = 1L << 24;

    /** Of the bytes below, or none when there is nothing packed. */
    private final Unpacked packed;

    private long count;

    private Unpacked(InputStream in, Unpacked packed) {
        super(in);
        this.packed = packed;
    }

    /** @throws RefusedFile when it is damaged, as reading from the result does */
    static InputStream of(InputStream file) throws IOException {
        Unpacked whole = new Unpacked(file, null);
        InputStream text = new BufferedInputStream(whole, CHUNK);
        for (int layers = 0; isGzip(text); layers++) {
            if (layers == MOST_LAYERS) {
                throw new RefusedFile(RefusedFile.Reason.TOO_LARGE, "The file is packed too many times over.");
            }
            text = new BufferedInputStream(new Unpacked(gzip(text), whole), CHUNK);
        }
        return text;
    }

    private static boolean isGzip(InputStream text) throws IOException {
        text.mark(2);
        boolean gzip = text.read() == 0x1f && text.read() == 0x8b;
        text.reset();
        return gzip;
    }

    private static InputStream gzip(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, CHUNK);
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
        count += Math.max(read, 0);
        if (count > LARGEST || packed != null && count > Math.max(FREE, MOST_TIMES * packed.count)) {
            throw new RefusedFile(RefusedFile.Reason.TOO_LARGE, "The file is too large when it is unpacked.");
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static RefusedFile damaged() {
        return new RefusedFile(RefusedFile.Reason.DAMAGED, "The gzip file is damaged, or ends early.");
    }
}
