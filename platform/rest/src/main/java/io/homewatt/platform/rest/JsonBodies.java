package io.homewatt.platform.rest;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes bodies of UTF-8 only, as JSON between systems is (RFC 8259, 8.1), and of the greatest size at most, decompressed
 * if need be. Jackson would guess other encodings, and report what is none as a failed connection, and so would the
 * server's own decompression, which closes it without an answer.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class JsonBodies implements ReaderInterceptor {
    static final String GZIP = "gzip";

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** ASCII in UTF-16 and UTF-32 is UTF-8, too, with zeros between. */
    private static final char IN_OTHER_ENCODINGS = 0;

    private final int largest;

    /** It is made before mappings of the configuration are. */
    JsonBodies(@ConfigProperty(name = BodyLimits.LARGEST) MemorySize largest) {
        this.largest = Math.toIntExact(largest.asLongValue());
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) {
            // No JSON: a file, which the route reads as it comes.
            return context.proceed();
        }
        String encoding = context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        byte[] body = GZIP.equalsIgnoreCase(encoding)
                ? decompressed(context.getInputStream())
                : read(context.getInputStream());
        if (!isText(body)) {
            throw new Problem(GeneralProblem.MALFORMED_BODY);
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private byte[] decompressed(InputStream stream) throws IOException {
        try {
            return read(new Gzip(stream));
        } catch (ZipException | EOFException e) {
            throw new Problem(GeneralProblem.MALFORMED_BODY);
        }
    }

    private byte[] read(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(largest);
        if (body.length == largest && stream.read() >= 0) {
            discard(stream);
            throw new Problem(GeneralProblem.BODY_TOO_LARGE);
        }
        return body;
    }

    /** A body that came in chunks: most clients hear the answer only when they have sent everything. */
    private static void discard(InputStream stream) throws IOException {
        byte[] chunk = new byte[16_384];
        long left = LargeBodies.DISCARDED;
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = stream.read(chunk);
        }
    }

    private static boolean isText(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return !text.startsWith(BYTE_ORDER_MARK) && text.indexOf(IN_OTHER_ENCODINGS) < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Of one member only: the superclass calls itself for each that follows, and many would be too deep. */
    private static final class Gzip extends GZIPInputStream {
        private boolean reading;

        Gzip(InputStream stream) throws IOException {
            super(stream);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (reading) {
                throw new ZipException("More than one member");
            }
            reading = true;
            try {
                return super.read(bytes, offset, length);
            } finally {
                reading = false;
            }
        }
    }
}
