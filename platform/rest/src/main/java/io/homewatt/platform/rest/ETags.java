package io.homewatt.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/** Entity tags (RFC 9110, 8.8.3): what a caller has seen is told from what there is now. */
@Singleton
public final class ETags {
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");
    private static final String ANY = "*";

    /** Of 43 characters: 132 bits, which no two states of one thing share. */
    private static final int LENGTH = 22;

    private final ObjectMapper json;

    ETags(ObjectMapper json) {
        this.json = json;
    }

    /** The strong tag of what is shown, in its quotes. Equal views have equal tags. */
    public String of(Object view) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(view));
            return '"' + Base64.getUrlEncoder().encodeToString(hash).substring(0, LENGTH) + '"';
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether a header {@code If-Match} lets a change of the tagged state through: {@code *} or a list with the very tag.
     *
     * @param ifMatch the header, null if there is none, which lets everything through
     */
    public static boolean matches(String ifMatch, String etag) {
        return ifMatch == null || lists(ifMatch, etag, false);
    }

    /**
     * Makes sure that the caller changes what it has seen.
     *
     * @param ifMatch the header {@code If-Match}, null if there is none
     * @param current what there is now, as single reads show it; read in the transaction of the change, with its row locked
     * @throws Problem {@link GeneralProblem#PRECONDITION_FAILED} when it is another state
     */
    public void require(String ifMatch, Object current) {
        if (ifMatch != null && !matches(ifMatch, of(current))) {
            throw new Problem(GeneralProblem.PRECONDITION_FAILED);
        }
    }

    /**
     * The answer to a read of one thing, with its tag: 304 without a body when the caller has it already.
     *
     * @param ifNoneMatch the header {@code If-None-Match}, null if there is none
     */
    public <T> RestResponse<Success<T>> answer(String ifNoneMatch, T view) {
        String etag = of(view);
        var answer = ifNoneMatch != null && lists(ifNoneMatch, etag, true)
                ? RestResponse.ResponseBuilder.<Success<T>>create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.create(RestResponse.Status.OK, Success.of(view));
        return answer.header(HttpHeaders.ETAG, etag)
                // The caller alone may keep it, and asks before it uses it again.
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** What isn't a tag matches nothing. Weak tags count only where a repeated read is saved. */
    private static boolean lists(String header, String etag, boolean weakly) {
        if (header.strip().equals(ANY)) {
            return true;
        }
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            if ((weakly || tags.group(1) == null) && tags.group(2).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
