package io.homewatt.account.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** What the text in a cell or a member stands for. */
final class Values {
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_DECIMALS = 20;
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int DATE_LENGTH = 10;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\s]+");
    private static final Pattern EPOCH_SECONDS = Pattern.compile("-?\\d{1,12}(\\.0+)?");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,12})(\\.0+)?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private Values() {}

    /** Text in one line, of at most 300 characters; null when there is none. */
    static String text(String text) {
        if (text == null) {
            return null;
        }
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        if (line.length() > LONGEST_TEXT) {
            int end = Character.isHighSurrogate(line.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
            line = line.substring(0, end).strip();
        }
        return line.isEmpty() ? null : line;
    }

    /** The same, which has to be there. */
    static String text(String field, String text) {
        String line = text(text);
        if (line == null) {
            throw new BadRecord(field + " is missing");
        }
        return line;
    }

    /** An id of at most 100 harmless characters; null for anything else. */
    static String id(String text) {
        return text != null && ID.matcher(text).matches() ? text : null;
    }

    /** The number of a utility at the EIA, which some programs write as a fraction. */
    static String eiaId(String field, String text) {
        return String.valueOf(whole(field, text));
    }

    /** A number from 0. */
    static long whole(String field, String text) {
        if (text == null) {
            throw new BadRecord(field + " is missing");
        }
        var number = WHOLE.matcher(text.replace(",", ""));
        if (!number.matches()) {
            throw new BadRecord(field + " is no whole number from 0 to 999999999999");
        }
        return Long.parseLong(number.group(1));
    }

    /** An amount below 10^12, without zeros at its end. */
    static BigDecimal number(String field, String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new BadRecord(field + " is too long for a number");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadRecord(field + " is no number");
        }
        // The scale is looked at first: numbers with huge exponents are slow to compare.
        if (number.scale() < -MOST_DECIMALS
                || number.scale() > MOST_DECIMALS
                || number.abs().compareTo(LIMIT) >= 0) {
            throw new BadRecord(field + " is out of range");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** A date of the years 1900 to 2200, from {@code YYYY-MM-DD}, with or without a time, or seconds since 1970. */
    static LocalDate date(String field, String text) {
        LocalDate date;
        try {
            date = EPOCH_SECONDS.matcher(text).matches()
                    ? Instant.ofEpochSecond(new BigDecimal(text).longValue())
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate()
                    : LocalDate.parse(text.substring(0, Math.min(text.length(), DATE_LENGTH)));
        } catch (DateTimeException e) {
            throw new BadRecord(field + " is no date");
        }
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new BadRecord(field + " is not in the years 1900 to 2200");
        }
        return date;
    }
}
