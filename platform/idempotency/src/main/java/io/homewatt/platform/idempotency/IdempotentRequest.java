package io.homewatt.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request that its sender may repeat without a second effect.
 *
 * @param organisation whose request it is; other organisations' keys are other keys
 * @param key what the sender calls the request; none for a request that is carried out whenever it comes
 * @param fingerprint by which a repeated request is told from another one under the same key
 */
public record IdempotentRequest(String organisation, Optional<String> key, String fingerprint) {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /**
     * The request that came in.
     *
     * @param keyHeader its header {@code Idempotency-Key}, null if it has none; whoever reads the header has checked
     *     that it is 1–255 visible ASCII characters
     * @param route the method and the path with its ids, and whatever else makes two requests with the same body
     *     different, such as the user who asks
     * @param body the body as it was read; equal bodies are the same request, however they were written
     * @throws IllegalArgumentException when the key is none
     */
    public static IdempotentRequest of(
            String organisation, String keyHeader, String route, Object body, ObjectMapper json) {
        if (keyHeader == null) {
            return new IdempotentRequest(organisation, Optional.empty(), "");
        }
        if (!KEY.matcher(keyHeader).matches()) {
            throw new IllegalArgumentException("A key is 1 to 255 visible ASCII characters");
        }
        return new IdempotentRequest(organisation, Optional.of(keyHeader), fingerprint(route, body, json));
    }

    private static String fingerprint(String route, Object body, ObjectMapper json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(route.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            // Through maps, whose entries can be sorted: the order of a record's components may change in an update.
            return HexFormat.of()
                    .formatHex(digest.digest(json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                            .writeValueAsBytes(json.convertValue(body, Object.class))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body can't be written as JSON", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
