package io.homewatt.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Requests that no client in its right mind sends, to be tried on every route with
 * {@code @MethodSource("io.homewatt.platform.testing.Hostile#bodies")} and the like. None of them is ever a 5xx, and no
 * answer repeats the {@link #MARK} that they carry.
 */
public final class Hostile {
    /** In every value, so that an echo is found. */
    public static final String MARK = "zqx9mark";

    /** Rest-assured encodes bytes of content types that it doesn't know only when told how, and adds character sets. */
    private static final EncoderConfig AS_THEY_ARE = EncoderConfig.encoderConfig()
            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
            .encodeContentTypeAs("json", ContentType.TEXT)
            .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)
            .encodeContentTypeAs("multipart/form-data", ContentType.TEXT);

    private Hostile() {}

    /**
     * A body that no route takes.
     *
     * @param name what is wrong with it
     * @param headers what is sent with it besides the usual
     */
    public record Body(String name, byte[] bytes, String contentType, Map<String, String> headers) {
        /** The request with this body. */
        public RequestSpecification sentWith(RequestSpecification request) {
            return request.config(RestAssuredConfig.config().encoderConfig(AS_THEY_ARE))
                    .contentType(contentType)
                    .headers(headers)
                    .body(bytes);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Bodies that every route that takes JSON refuses with a 4xx, whatever its members. */
    public static Stream<Body> bodies() {
        String object = "{\"first_name\":\"" + MARK + "\"}";
        return Stream.of(
                json("nothing", ""),
                json("blanks", " \n\t"),
                json("an open brace", "{"),
                json("an open string", "{\"a\":\"" + MARK),
                json("a member without a value", "{\"" + MARK + "\"}"),
                json("single quotes", "{'a':'" + MARK + "'}"),
                json("a comment", "{/*" + MARK + "*/}"),
                json("a comma too many", "{\"a\":\"" + MARK + "\",}"),
                json("two objects", object + object),
                json("more after the object", object + " " + MARK),
                json("an array", "[" + object + "]"),
                json("an empty array", "[]"),
                json("text", "\"" + MARK + "\""),
                json("empty text", "\"\""),
                json("a number", "17"),
                json("a boolean", "true"),
                json("null", "null"),
                json("not a number", "NaN"),
                json("an unknown member", "{\"nobody_knows\":\"" + MARK + "\"}"),
                json("an unknown member with a long name", "{\"" + "n".repeat(40_000) + "\":1}"),
                json("an unknown member with a name of control characters", "{\"a\\u0000\\r\\n\\u001b[31m\":1}"),
                json("an unknown member with half a surrogate pair", "{\"\\ud800\":1}"),
                json("an unknown member with HTML", "{\"<script>alert(1)</script>\":1}"),
                json("an unknown member without a name", "{\"\":1}"),
                json("a member for the prototype", "{\"__proto__\":{\"a\":\"" + MARK + "\"}}"),
                json("a member for the class", "{\"@class\":\"java.lang.Runtime\",\"class\":\"" + MARK + "\"}"),
                json("a member twice", "{\"a\":\"" + MARK + "\",\"a\":\"" + MARK + "\"}"),
                json("a raw control character", "{\"a\":\"" + MARK + "\u0001\"}"),
                json("a raw line break", "{\"a\":\"" + MARK + "\n\"}"),
                json("an unknown escape", "{\"a\":\"\\x41" + MARK + "\"}"),
                json("half an escape", "{\"a\":\"\\u12\"}"),
                json("a hundred thousand arrays", "[".repeat(100_000)),
                json("a hundred thousand arrays in a member", "{\"a\":" + "[".repeat(100_000)),
                json("a hundred thousand objects", "{\"a\":".repeat(100_000)),
                json("a number of ten thousand digits", "{\"a\":" + "9".repeat(10_000) + "}"),
                json("a huge exponent", "{\"a\":1e999999999}"),
                json("a long member", "{\"a\":\"" + MARK.repeat(50_000) + "\"}"),
                bytes("invalid UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, 0x28, '"', '}'}),
                bytes("an overlong slash", new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'}),
                bytes(
                        "half a surrogate pair in UTF-8",
                        new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'}),
                bytes("bytes of no encoding", new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xfd, 0, 1, 2}),
                bytes("zeros", new byte[64]),
                bytes("a byte order mark", ("\ufeff" + object).getBytes(StandardCharsets.UTF_8)),
                bytes("UTF-16", object.getBytes(StandardCharsets.UTF_16)),
                bytes("UTF-32", object.getBytes(Charset.forName("UTF-32"))),
                new Body(
                        "a form",
                        ("first_name=" + MARK).getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded",
                        Map.of()),
                new Body("plain text", object.getBytes(StandardCharsets.UTF_8), "text/plain", Map.of()),
                new Body("XML", ("<a>" + MARK + "</a>").getBytes(StandardCharsets.UTF_8), "application/xml", Map.of()),
                new Body(
                        "a multipart form",
                        ("--b\r\n\r\n" + MARK + "\r\n--b--").getBytes(StandardCharsets.UTF_8),
                        "multipart/form-data; boundary=b",
                        Map.of()),
                new Body("a content type that is none", object.getBytes(StandardCharsets.UTF_8), "json", Map.of()),
                new Body("gzip", gzip(object), "application/json", Map.of("Content-Encoding", "gzip")),
                new Body(
                        "what claims to be gzip",
                        object.getBytes(StandardCharsets.UTF_8),
                        "application/json",
                        Map.of("Content-Encoding", "gzip")),
                new Body(
                        "an unknown encoding",
                        object.getBytes(StandardCharsets.UTF_8),
                        "application/json",
                        Map.of("Content-Encoding", MARK)));
    }

    /** JSON values that no member for text takes, whatever its rules; the error names the member. */
    public static Stream<String> jsonThatIsNoText() {
        return Stream.of(
                "17",
                "-1.5e3",
                "1e999999999",
                "9".repeat(900),
                "true",
                "{}",
                "[]",
                "[\"" + MARK + "\"]",
                "{\"a\":\"" + MARK + "\"}",
                "[".repeat(5_000) + "]".repeat(5_000),
                "\"" + MARK + "\\u0000\"",
                "\"" + MARK + "\\u001b[31m\"",
                "\"" + MARK + "\\r\\nSet-Cookie: a=b\"",
                "\"" + MARK + "\\u0085\"",
                "\"" + MARK + "\\ud800\"",
                "\"\\udc00" + MARK + "\"",
                "\"" + MARK.repeat(100) + "\"");
    }

    /**
     * Texts for parameters and segments of paths, as they are and not yet encoded: SQL, HTML, templates, paths, and
     * characters that databases and terminals stumble over. A route may have no objection, but none fails. They fit into the
     * first line of a request, of which HTTP servers take 4 KB.
     */
    public static Stream<String> texts() {
        return Stream.of(
                "",
                " ",
                "\u0000",
                MARK + "\u0000",
                MARK + "\u001b[31m",
                MARK + "\r\nSet-Cookie: a=b",
                "'; drop table customer; -- " + MARK,
                "' or '1'='1",
                "\" or \"\"=\"",
                "1; select pg_sleep(10)",
                "%' or 1=1 --",
                "<script>alert('" + MARK + "')</script>",
                "{{7*7}}${7*7}#{7*7}" + MARK,
                "${jndi:ldap://localhost/" + MARK + "}",
                "../../etc/passwd",
                "..%2f..%2fetc%2fpasswd",
                "\\",
                "%",
                "%00",
                "\ufeff" + MARK,
                "\u202e" + MARK,
                "\ud83c\udf3f",
                "null",
                "undefined",
                "NaN",
                "-1",
                "0",
                "1e309",
                "9".repeat(400),
                MARK.repeat(300),
                "a".repeat(2_000));
    }

    /**
     * A text as a segment of a path or the value of a parameter: {@code given().urlEncodingEnabled(false).get(PATH + "/" +
     * Hostile.encoded(text))}, because rest-assured takes braces for parameters of its own.
     */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What is refused is refused in the documented shape, names no value, and isn't a failure of the service. */
    public static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).as(answer::asString).isBetween(400, 499);
        assertNotFailed(answer);
    }

    /** Whatever the answer is, it is not a failure; if it is an error, it is in the documented shape. */
    public static void assertNotFailed(Response answer) {
        assertHarmless(answer);
        if (answer.statusCode() < 400) {
            return;
        }
        JsonPath body = answer.jsonPath();
        assertThat(body.<Boolean>get("success")).isFalse();
        assertThat(body.getString("error.code")).matches("[a-z_]+");
        assertThat(body.getString("error.message")).isNotBlank();
        assertThat(body.getString("error.request_id")).isEqualTo(answer.header("X-Request-Id"));
        List<Map<String, String>> details = body.getList("error.details");
        assertThat(details).isNotNull().allSatisfy(detail -> {
            assertThat(detail.get("field")).matches("[\\w.?\\[\\]-]{1,64}");
            assertThat(detail.get("message")).isNotBlank();
        });
    }

    /** Whatever the answer is, it is not a failure; if it is an error, whatever its shape, it repeats nothing. */
    public static void assertHarmless(Response answer) {
        assertThat(answer.statusCode()).as(answer::asString).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(answer.contentType()).startsWith("application/json");
            assertThat(answer.asString()).doesNotContain(MARK).hasSizeLessThan(4_000);
        }
    }

    private static Body json(String name, String text) {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Body bytes(String name, byte[] bytes) {
        return new Body(name, bytes, "application/json", Map.of());
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
