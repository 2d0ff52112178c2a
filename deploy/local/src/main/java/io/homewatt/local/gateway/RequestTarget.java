package io.homewatt.local.gateway;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asks for, in the one spelling by which it is routed and passed on, so that gateway and backend can't
 * read the same path differently.
 *
 * @param path always begins with a slash; percent-encoded letters, digits and {@code -._~} are decoded
 *     (RFC 3986, 6.2.2.2)
 * @param query with its question mark, or empty
 */
record RequestTarget(String path, String query) {

    private static final Pattern ABSOLUTE = Pattern.compile("^(?i:https?)://[^/?#]*");
    /** RFC 3986's pchar and the slash, but no semicolon: servers differ on what comes after it. */
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@/-]|%[0-9A-Fa-f]{2})*");

    private static final Pattern QUERY = Pattern.compile("(?:\\?[\\x21-\\x7e&&[^#]]*)?");
    /** What clients leave as it is in a query though RFC 3986 has them encode it, and services would refuse. */
    private static final Pattern LEFT_RAW = Pattern.compile("[\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    private static final Pattern UNRESERVED =
            Pattern.compile("%(2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9Aa]|5[Ff]|6[1-9A-Fa-f]|7[0-9AaEe])");
    /** Slashes, backslashes and semicolons that some servers take for those that they stand for. */
    private static final String SEPARATOR = "%2f|%5c|%3b";

    private static final Pattern ENCODED_SEPARATOR = Pattern.compile(SEPARATOR, Pattern.CASE_INSENSITIVE);
    /** Empty elements and control characters, and dot elements, also between separators in disguise. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "//|(?:/|" + SEPARATOR + ")\\.{1,2}(?:/|" + SEPARATOR + "|$)|%[01][0-9a-f]|%7f", Pattern.CASE_INSENSITIVE);

    /** Empty if the target is malformed or can be read in more than one way. */
    static Optional<RequestTarget> of(String target) {
        String origin =
                target.startsWith("/") ? target : ABSOLUTE.matcher(target).replaceFirst("");
        int mark = origin.indexOf('?');
        String path = mark < 0 ? origin : origin.substring(0, mark);
        String query = mark < 0 ? "" : origin.substring(mark);
        if (!PATH.matcher(path).matches() || !QUERY.matcher(query).matches()) {
            return Optional.empty();
        }
        String plain = UNRESERVED.matcher(path).replaceAll(RequestTarget::decode);
        return AMBIGUOUS.matcher(plain).find()
                ? Optional.empty()
                : Optional.of(new RequestTarget(plain, LEFT_RAW.matcher(query).replaceAll(RequestTarget::encode)));
    }

    /** Whether an element holds what only some backends read as part of it, and not as its end. */
    boolean hasEncodedSeparators() {
        return ENCODED_SEPARATOR.matcher(path).find();
    }

    private static String encode(MatchResult character) {
        return "%%%02X".formatted((int) character.group().charAt(0));
    }

    private static String decode(MatchResult octet) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octet.group(1), 16)));
    }
}
