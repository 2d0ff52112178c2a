package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.reads.Channel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** What was taken from a file. */
record Taken(FileReport report, List<Read> reads) {
    static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    record Read(Channel channel, Instant begin, int seconds, long milliwattHours, boolean estimated) {}

    static Taken of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Taken of(byte[] file) {
        return of(new ByteArrayInputStream(file), context());
    }

    static Taken of(InputStream file, Context context) {
        List<Read> reads = new ArrayList<>();
        try {
            FileReport report = MeterFiles.read(
                    file,
                    context,
                    (channel, begin, seconds, energy, estimated) ->
                            reads.add(new Read(channel, Instant.ofEpochSecond(begin), seconds, energy, estimated)));
            return new Taken(report, reads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Context context() {
        return new Context(AUCKLAND, Optional.empty(), NOW);
    }

    static Context context(String icp) {
        return new Context(AUCKLAND, Optional.of(icp), NOW);
    }

    static byte[] gzip(byte[] content) {
        try (var bytes = new ByteArrayOutputStream()) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(content);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long total(Channel channel) {
        return reads.stream()
                .filter(read -> read.channel() == channel)
                .mapToLong(Read::milliwattHours)
                .sum();
    }

    List<Instant> begins() {
        return reads.stream().map(Read::begin).toList();
    }

    List<Long> energies() {
        return reads.stream().map(Read::milliwattHours).toList();
    }
}
