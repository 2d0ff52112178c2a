package io.homewatt.disaggregation.reads;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a {@code meter.reads.v1} says: consecutive reads of one channel of a utility's account. Read as a stream, for there
 * are thousands of numbers for every word.
 */
final class DeliveredReads {
    static final String TYPE = "meter.reads.v1";

    /** A month by the minute, and the hour that clocks are set back. */
    static final int MOST = 44_700;

    private static final Pattern UTILITY = Pattern.compile("[A-Za-z0-9]{3,4}");
    private static final Pattern ACCOUNT = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final long FUTURE = DayRows.DAY;
    private static final JsonFactory JSON = new JsonFactory();

    private String utility;
    private String account;
    private Channel channel;
    private long begin;
    private int seconds;
    private boolean isWattHours;
    private int[] energy;
    private int size;
    private boolean hasQuality;
    private boolean allEstimated;
    private Qualities qualities;

    private DeliveredReads() {}

    /**
     * The rows of an event's reads.
     *
     * @param now no read may end more than a day later, nor be stated then
     * @throws BrokenEvent when the data are not as the schema has them, or not sound
     */
    static List<DayRow> rows(Event event, Instant now) {
        try (JsonParser parser = JSON.createParser(event.content())) {
            DeliveredReads reads = new DeliveredReads();
            reads.parse(parser);
            return reads.checkedRows(event, now);
        } catch (IOException e) {
            throw new BrokenEvent("data is not the JSON of " + TYPE);
        }
    }

    private void parse(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "data is no object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "utility_code" -> utility = text(parser, member);
                case "utility_account_id" -> account = text(parser, member);
                case "channel" -> channel = channel(text(parser, member));
                case "start" -> begin = begin(text(parser, member));
                case "interval_seconds" -> {
                    require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, "interval_seconds is no integer");
                    seconds = parser.getIntValue();
                }
                case "unit" -> {
                    require(text(parser, member).equals("Wh"), "unit is not Wh");
                    isWattHours = true;
                }
                case "values" -> values(parser);
                case "quality" -> quality(parser);
                default -> parser.skipChildren();
            }
        }
        require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null, "data is no object");
    }

    private static String text(JsonParser parser, String member) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING, member + " is no text");
        return parser.getText();
    }

    private static Channel channel(String text) {
        return switch (text) {
            case "extraction" -> Channel.EXTRACTION;
            case "injection" -> Channel.INJECTION;
            default -> throw new BrokenEvent("channel is neither extraction nor injection");
        };
    }

    private static long begin(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            require(time.getNano() == 0, "start is within a second");
            return time.toEpochSecond();
        } catch (DateTimeParseException e) {
            throw new BrokenEvent("start is no time with an offset");
        }
    }

    private void values(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "values is no array");
        energy = new int[64];
        size = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            require(size < MOST, "there are too many values");
            if (size == energy.length) {
                energy = Arrays.copyOf(energy, 2 * size);
            }
            energy[size++] = token == JsonToken.VALUE_NULL ? DayRow.GAP : MilliwattHours.of(parser);
        }
    }

    private void quality(JsonParser parser) throws IOException {
        hasQuality = true;
        qualities = null;
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            allEstimated = isEstimate(parser.getText());
            return;
        }
        require(parser.currentToken() == JsonToken.START_ARRAY, "quality is neither text nor an array");
        qualities = new Qualities();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            require(qualities.size < MOST, "there are too many qualities");
            if (token == JsonToken.VALUE_NULL) {
                qualities.add(Qualities.NONE);
            } else {
                qualities.add(isEstimate(text(parser, "quality")) ? Qualities.ESTIMATED : Qualities.ACTUAL);
            }
        }
    }

    private static boolean isEstimate(String text) {
        return switch (text) {
            case "actual" -> false;
            case "estimated" -> true;
            default -> throw new BrokenEvent("quality is neither actual nor estimated");
        };
    }

    private List<DayRow> checkedRows(Event event, Instant now) {
        require(utility != null && UTILITY.matcher(utility).matches(), "utility_code is not 3 or 4 letters or digits");
        require(account != null && ACCOUNT.matcher(account).matches(), "utility_account_id is not 1 to 100 characters");
        require(channel != null && isWattHours && energy != null && hasQuality, "a member is missing");
        require(DayRows.isInterval(seconds), "interval_seconds is no part of a day of a minute or more");
        long latest = now.getEpochSecond() + FUTURE;
        require(begin >= DayRows.EARLIEST, "start is missing or before 2000");
        require(begin + (long) size * seconds <= latest, "a read is in the future");
        require(event.time().getEpochSecond() <= latest, "ce_time is in the future");
        require(qualities == null || qualities.size == size, "there are not as many qualities as values");

        String source = utility.toUpperCase(Locale.ROOT) + "/" + account;
        var rows = new DayRows(event.organisation(), source, event.time().toEpochMilli());
        for (int i = 0; i < size; i++) {
            if (energy[i] != DayRow.GAP) {
                boolean estimated = qualities == null ? allEstimated : qualities.isEstimated(i);
                rows.take(channel, begin + (long) i * seconds, seconds, energy[i], estimated);
            }
        }
        return rows.rows();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BrokenEvent(otherwise);
        }
    }

    /** One for each value. */
    private static final class Qualities {
        static final byte NONE = 0;
        static final byte ACTUAL = 1;
        static final byte ESTIMATED = 2;

        private byte[] each = new byte[64];
        private int size;

        void add(byte quality) {
            if (size == each.length) {
                each = Arrays.copyOf(each, 2 * size);
            }
            each[size++] = quality;
        }

        boolean isEstimated(int place) {
            require(each[place] != NONE, "a value has no quality");
            return each[place] == ESTIMATED;
        }
    }
}
