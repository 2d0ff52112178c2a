package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.reads.Channel;
import io.homewatt.disaggregation.reads.DayRows;
import io.homewatt.disaggregation.reads.ReadSink;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gathers the reads of a file by registers and hands them on when the file has been read to its end.
 *
 * <p>Registers of a channel are summed where all of them have a read: those that begin later or end earlier are not
 * waited for, a gap of one is a gap of the sum. Only registers with the shortest intervals are summed, for those with longer
 * ones are mostly the same energy once more.
 */
final class Gathered {
    private static final int MOST_REGISTERS = 64;
    private static final long DAY = 86_400;

    /** Which way a register counts. */
    enum Flow {
        EXTRACTION,
        INJECTION,
        /** Extraction when positive, injection when negative. */
        NET
    }

    /** @param name by which the registers of a file are told apart */
    record Key(Flow flow, String name) {}

    private final Context context;
    private final Map<Key, Register> registers = new LinkedHashMap<>();
    private final NotedLines leftOut = new NotedLines();
    private final NotedLines refused = new NotedLines();

    Gathered(Context context) {
        this.context = context;
    }

    void note(long line, LineFault fault) {
        (fault.sound() ? leftOut : refused).add(line, fault.getMessage());
    }

    /** @throws LineFault when it can't be a read, or is none for us */
    void take(Key key, long begin, long seconds, long milliwattHours, boolean estimated, long line) {
        checkTime(begin);
        if (seconds < 0) {
            throw LineFault.bad("the interval ends before it begins");
        }
        if (seconds == 0) {
            throw LineFault.leftOut("the interval has no length");
        }
        if (!DayRows.isInterval(seconds)) {
            throw LineFault.leftOut("the interval is shorter than a minute, longer than a day or no equal part of one");
        }
        Energy.check(milliwattHours);
        if (milliwattHours < 0 && key.flow != Flow.NET) {
            throw LineFault.bad("the energy is negative");
        }
        register(key).add(begin, (int) seconds, milliwattHours, estimated, line);
    }

    /** @throws LineFault when nothing was read then */
    void checkTime(long begin) {
        if (begin < DayRows.EARLIEST || begin > context.now().getEpochSecond() + DAY) {
            throw LineFault.bad("the time is before the year 2000, or in the future");
        }
    }

    private Register register(Key key) {
        Register register = registers.get(key);
        if (register == null) {
            if (registers.size() == MOST_REGISTERS) {
                throw new RefusedFile(
                        RefusedFile.Reason.TOO_LARGE, "There are more than " + MOST_REGISTERS + " registers.");
            }
            register = new Register();
            registers.put(key, register);
        }
        return register;
    }

    /**
     * Hands the reads on, channel by channel in the order of time.
     *
     * @throws RefusedFile when a line can't be a read, or none is left
     */
    FileReport finish(FileFormat format, ZoneId zone, ReadSink sink) {
        checkRefused();
        var dropped = new Register.Dropped();
        Map<Flow, List<Register>> flows = registers.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().flow(),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                entry -> entry.getValue().inOrder(dropped).withoutOverlaps(leftOut),
                                Collectors.toList())));
        var tally = new Tally();
        ReadSink both = (channel, begin, seconds, energy, estimated) -> {
            tally.take(channel, begin, seconds, energy, estimated);
            sink.take(channel, begin, seconds, energy, estimated);
        };
        if (flows.containsKey(Flow.NET) && flows.size() > 1) {
            // The same energy once more, already set off.
            flows.remove(Flow.NET).forEach(net -> leaveOut(net, "the net flow is told by other registers"));
        }
        flows.forEach((flow, parts) -> handOn(flow, sum(parts), both));
        checkRefused();
        if (tally.intervals() == 0) {
            throw new RefusedFile(RefusedFile.Reason.NO_READS, "The file has no read that can be taken.", leftOut);
        }
        return new FileReport(
                format,
                zone,
                Instant.ofEpochSecond(tally.from()),
                Instant.ofEpochSecond(tally.to()),
                tally.intervals(),
                tally.gaps(),
                tally.estimates(),
                dropped.duplicates,
                dropped.replaced,
                tally.energy(),
                leftOut.count(),
                leftOut.first());
    }

    /** @throws RefusedFile when a line can't be a read */
    void checkRefused() {
        if (refused.count() > 0) {
            throw new RefusedFile(RefusedFile.Reason.REFUSED_LINES, "The file has lines that can't be reads.", refused);
        }
    }

    private static void handOn(Flow flow, Register reads, ReadSink sink) {
        boolean split = false;
        for (int i = 0; i < reads.size() && flow == Flow.NET && !split; i++) {
            split = reads.amount(i) < 0;
        }
        Channel channel = flow == Flow.INJECTION ? Channel.INJECTION : Channel.EXTRACTION;
        for (int i = 0; i < reads.size(); i++) {
            long energy = Math.max(reads.amount(i), 0);
            sink.take(channel, reads.begin(i), reads.seconds(i), energy, reads.isEstimated(i));
        }
        for (int i = 0; i < reads.size() && split; i++) {
            long energy = Math.max(-reads.amount(i), 0);
            sink.take(Channel.INJECTION, reads.begin(i), reads.seconds(i), energy, reads.isEstimated(i));
        }
    }

    private void leaveOut(Register reads, String reason) {
        for (int i = 0; i < reads.size(); i++) {
            leftOut.add(reads.line(i), reason);
        }
    }

    private Register sum(List<Register> parts) {
        int shortest = parts.stream().mapToInt(Register::usualSeconds).min().orElseThrow();
        List<Register> summed = new ArrayList<>();
        for (Register part : parts) {
            if (part.usualSeconds() == shortest) {
                summed.add(part);
            } else {
                leaveOut(part, "another register has shorter intervals");
            }
        }
        return summed.size() == 1 ? summed.get(0) : sumOfSeveral(summed);
    }

    private Register sumOfSeveral(List<Register> parts) {
        Register sum = new Register();
        int[] places = new int[parts.size()];
        for (long begin = earliest(parts, places); begin < Long.MAX_VALUE; begin = earliest(parts, places)) {
            long energy = 0;
            boolean estimated = false;
            boolean complete = true;
            int seconds = 0;
            int line = 0;
            for (int i = 0; i < places.length; i++) {
                Register part = parts.get(i);
                int place = places[i];
                if (place < part.size() && part.begin(place) == begin) {
                    complete &= seconds == 0 || seconds == part.seconds(place);
                    seconds = part.seconds(place);
                    energy += part.amount(place);
                    estimated |= part.isEstimated(place);
                    line = Math.max(line, part.line(place));
                    places[i]++;
                } else {
                    complete &= place == 0 || place == part.size();
                }
            }
            add(sum, begin, complete ? seconds : 0, energy, estimated, line);
        }
        return sum.withoutOverlaps(leftOut);
    }

    private void add(Register sum, long begin, int seconds, long energy, boolean estimated, int line) {
        if (seconds == 0) {
            leftOut.add(line, "another register of the meter has no read of this interval");
        } else if (Math.abs(energy) > DayRows.LARGEST) {
            refused.add(line, "the energy is more than an interval can have");
        } else {
            sum.add(begin, seconds, energy, estimated, line);
        }
    }

    private static long earliest(List<Register> parts, int[] places) {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < places.length; i++) {
            if (places[i] < parts.get(i).size()) {
                earliest = Math.min(earliest, parts.get(i).begin(places[i]));
            }
        }
        return earliest;
    }
}
