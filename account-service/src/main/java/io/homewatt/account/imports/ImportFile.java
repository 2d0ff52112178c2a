package io.homewatt.account.imports;

import io.homewatt.platform.rest.GeneralProblem;
import io.homewatt.platform.rest.Problem;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/**
 * A file to import, on disk and without a name: it is gone when it is closed, and also when the process dies. It may be
 * compressed with gzip, which its first bytes tell.
 */
final class ImportFile implements Closeable {
    private static final int CHUNK = 65_536;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final FileChannel content;
    private final long largest;

    private ImportFile(FileChannel content, long largest) {
        this.content = content;
        this.largest = largest;
    }

    /**
     * Stores a body.
     *
     * @param largest how many bytes it may have, both as it is and decompressed
     * @throws Problem when it is larger, or empty
     */
    static ImportFile receive(InputStream body, long largest) throws IOException {
        Path path = Files.createTempFile("catalogue-import", null);
        FileChannel content;
        try {
            content = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
        var file = new ImportFile(content, largest);
        try {
            file.store(body);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void store(InputStream body) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
            while (bytes.hasRemaining()) {
                content.write(bytes);
            }
            if (content.position() > largest) {
                throw new Problem(GeneralProblem.BODY_TOO_LARGE);
            }
        }
        if (content.position() == 0) {
            throw Problem.invalid("body", "must not be empty");
        }
    }

    long size() throws IOException {
        return content.size();
    }

    /** Its text from the start; one at a time. Ends with a {@link BadFile} when it decompresses to too much. */
    InputStream open() throws IOException {
        boolean compressed = magic() == GZIP_MAGIC;
        content.position(0);
        InputStream bytes = new FilterInputStream(Channels.newInputStream(content)) {
            @Override
            public void close() {
                // It is read again, from the start.
            }
        };
        return compressed
                ? new BoundedStream(
                        new GZIPInputStream(bytes, CHUNK), largest, "The file is too large when it is decompressed.")
                : new BufferedInputStream(bytes, CHUNK);
    }

    private int magic() throws IOException {
        ByteBuffer first = ByteBuffer.allocate(Short.BYTES);
        return content.read(first, 0) == Short.BYTES ? first.getShort(0) & 0xffff : 0;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
