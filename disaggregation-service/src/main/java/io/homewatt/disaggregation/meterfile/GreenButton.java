package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.reads.ReadSink;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Green Button: ESPI in an Atom feed. What a reading's value means is told by a type that may come later in the feed, so
 * values are kept as they are until its end. Usage points of electricity are one home's and are summed as registers are.
 *
 * <p>Estimated are the qualities 8 and 9, and also 10 (questionable), 13 (mixed) and 15 (adjusted to a normal weather),
 * for none of them is what a meter counted; 12 is a projection and no read. Readings go by their {@code timePeriod}, and
 * without one follow each other from the block's start on. A reading of two hours is one.
 */
final class GreenButton {
    private static final String ESPI = "http://naesb.org/espi";
    private static final int LONGEST_LINK = 500;
    private static final int MOST_LINKS = 100;
    private static final int MOST_GROUPS = 1_000;
    private static final int PROJECTED = 12;

    /** A length that is told by the reading type; how manieth of its block the reading is, comes with it. */
    private static final int BY_TYPE = -1;

    /** By which blocks are told apart: where they are, and whether the quality is told by the type. */
    private record Group(String blocks, boolean qualityByType) {}

    private final Xml xml;
    private final Context context;
    private final Gathered gathered;
    private final ReadingTypes types = new ReadingTypes();
    private final FeedZone zone = new FeedZone();
    private final Map<Group, Register> raw = new LinkedHashMap<>();
    private final Deque<String> path = new ArrayDeque<>();

    private String self = "";
    private String up = "";
    private final List<String> related = new ArrayList<>();
    private ReadingType type;
    private long blockStart;
    private int inBlock;
    private int readings;
    private boolean espi;

    private Long start;
    private Long duration;
    private Long value;
    private List<Integer> qualities = List.of();
    private boolean malformed;

    GreenButton(InputStream text, Context context) throws IOException {
        this.xml = new Xml(text);
        this.context = context;
        this.gathered = new Gathered(context);
    }

    FileReport read(ReadSink sink) throws IOException {
        while (xml.next()) {
            if (xml.atStart()) {
                begin(xml.name());
                path.push(xml.name());
            } else {
                path.pop();
                end(xml.name(), path.isEmpty() ? "" : path.peek());
            }
        }
        if (!espi) {
            throw new RefusedFile(RefusedFile.Reason.UNKNOWN_FORMAT, "The XML is no Green Button file.");
        }
        raw.forEach(this::handOver);
        return gathered.finish(FileFormat.GREEN_BUTTON, zone.zone(context.zone()), sink);
    }

    private void begin(String name) {
        espi |= ESPI.equals(xml.namespace());
        switch (name) {
            case "entry" -> {
                self = "";
                up = "";
                related.clear();
            }
            case "link" -> link(xml.attribute("rel"), xml.attribute("href"));
            case "ReadingType" -> type = new ReadingType();
            case "IntervalBlock" -> {
                blockStart = 0;
                inBlock = 0;
            }
            case "IntervalReading" -> {
                start = null;
                duration = null;
                value = null;
                qualities = new ArrayList<>();
                malformed = false;
            }
            default -> {
                // Not needed, or read at its end.
            }
        }
    }

    private void link(String rel, String href) {
        String target = href.endsWith("/") ? href.substring(0, href.length() - 1) : href;
        if (target.length() > LONGEST_LINK || related.size() == MOST_LINKS) {
            throw new RefusedFile(RefusedFile.Reason.TOO_LARGE, "A link is too long, or there are too many.");
        }
        switch (rel) {
            case "self" -> self = target;
            case "up" -> up = target;
            case "related" -> related.add(target);
            default -> {
                // Of no meaning here.
            }
        }
    }

    private void end(String name, String parent) {
        switch (parent) {
            case "timePeriod" -> timePeriod(name);
            case "interval" -> interval(name);
            case "IntervalReading" -> reading(name);
            case "ReadingQuality" -> quality(name);
            case "ServiceCategory" -> serviceCategory(name);
            case "LocalTimeParameters" -> zone.put(name, xml.text());
            case "ReadingType" -> readingType(name);
            default -> {
                // Not needed.
            }
        }
        switch (name) {
            case "MeterReading" -> types.reading(self, related);
            case "ReadingType" -> types.type(self, type);
            case "IntervalReading" -> keep();
            default -> {
                // Not needed.
            }
        }
    }

    private void timePeriod(String name) {
        if ("start".equals(name)) {
            start = number();
        } else if ("duration".equals(name)) {
            duration = number();
        }
    }

    private void interval(String name) {
        if ("start".equals(name)) {
            Long given = number();
            blockStart = given == null ? 0 : given;
        }
    }

    private void reading(String name) {
        if ("value".equals(name)) {
            value = number();
        }
    }

    private void quality(String name) {
        Long quality = "quality".equals(name) ? number() : null;
        if (quality != null && qualities.size() < MOST_LINKS) {
            qualities.add((int) Math.max(-1, Math.min(quality, Integer.MAX_VALUE)));
        }
    }

    private void serviceCategory(String name) {
        if ("kind".equals(name)) {
            types.usagePoint(self, xml.text());
        }
    }

    private void readingType(String name) {
        if (type != null && ReadingType.MEMBERS.contains(name)) {
            type.put(name, xml.text());
        }
    }

    private Long number() {
        try {
            return Long.parseLong(xml.text());
        } catch (NumberFormatException e) {
            malformed = true;
            return null;
        }
    }

    private void keep() {
        if (readings++ == context.mostReads()) {
            throw new RefusedFile(
                    RefusedFile.Reason.TOO_LARGE, "There are more than " + context.mostReads() + " reads.");
        }
        int place = inBlock++;
        try {
            if (malformed || value == null) {
                throw LineFault.bad("a time, a length or a value is no number, or missing");
            }
            if (qualities.contains(PROJECTED)) {
                throw LineFault.leftOut("the reading is a projection");
            }
            boolean byTimePeriod = start != null;
            long begin = byTimePeriod ? start : blockStart;
            gathered.checkTime(begin);
            long seconds = duration != null && byTimePeriod ? bounded(duration) : BY_TYPE - (byTimePeriod ? 0 : place);
            raw(new Group(blocks(), qualities.isEmpty()))
                    .add(begin, (int) seconds, value, isEstimated(qualities), xml.line());
        } catch (LineFault e) {
            gathered.note(xml.line(), e);
        }
    }

    private static long bounded(long duration) {
        if (duration < 0) {
            throw LineFault.bad("the interval ends before it begins");
        }
        return Math.min(duration, Integer.MAX_VALUE);
    }

    private static boolean isEstimated(List<Integer> qualities) {
        return qualities.stream().anyMatch(quality -> quality >= 8 && quality <= 10 || quality == 13 || quality == 15);
    }

    /** Where the blocks of the meter reading are. */
    private String blocks() {
        int last = self.lastIndexOf('/');
        return up.isEmpty() && last > 0 ? self.substring(0, last) : up;
    }

    private Register raw(Group group) {
        Register register = raw.get(group);
        if (register == null) {
            if (raw.size() == MOST_GROUPS) {
                throw new RefusedFile(RefusedFile.Reason.TOO_LARGE, "There are too many meter readings.");
            }
            register = new Register();
            raw.put(group, register);
        }
        return register;
    }

    private void handOver(Group group, Register readings) {
        ReadingType is;
        Gathered.Key key;
        boolean estimated;
        int power;
        try {
            is = types.of(group.blocks());
            is.check();
            power = is.power();
            key = new Gathered.Key(is.flow(), group.blocks());
            estimated = group.qualityByType() && isEstimatedByDefault(is);
        } catch (LineFault e) {
            for (int i = 0; i < readings.size(); i++) {
                gathered.note(readings.line(i), e);
            }
            return;
        }
        for (int i = 0; i < readings.size(); i++) {
            long begin = readings.begin(i);
            long seconds = readings.seconds(i);
            if (seconds <= BY_TYPE) {
                long place = BY_TYPE - seconds;
                seconds = is.intervalLength();
                begin += place * seconds;
            }
            try {
                long energy = Energy.scale(BigDecimal.valueOf(readings.amount(i)), power);
                gathered.take(key, begin, seconds, energy, estimated || readings.isEstimated(i), readings.line(i));
            } catch (LineFault e) {
                gathered.note(readings.line(i), e);
            }
        }
    }

    private static boolean isEstimatedByDefault(ReadingType type) {
        int quality = type.defaultQuality().orElse(0);
        if (quality == PROJECTED) {
            throw LineFault.leftOut("the reading is a projection");
        }
        return isEstimated(List.of(quality));
    }
}
