package io.homewatt.platform.testing.openapi;

import io.homewatt.platform.testing.Hostile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was made up.
 *
 * @param uri path and query, encoded already
 */
record FuzzedRequest(String method, String uri, Map<String, String> headers, Optional<Hostile.Body> body) {
    /** Sends it, as whoever the credentials are of. */
    Response sent(RequestSpecification with) {
        RequestSpecification request = with.urlEncodingEnabled(false).headers(headers);
        body.ifPresent(content -> {
            content.sentWith(request);
            String text = new String(content.bytes(), StandardCharsets.US_ASCII);
            if (content.contentType().equals(Operation.JSON)
                    && Arrays.equals(text.getBytes(StandardCharsets.US_ASCII), content.bytes())) {
                // As text, so that the document is asked whether it may be accepted.
                request.body(text);
            }
        });
        return request.request(method, uri);
    }

    /** All that is needed to send it again by hand. */
    @Override
    public String toString() {
        String content = body.map(one -> " " + one.contentType() + " " + one.headers() + " "
                        + new String(one.bytes(), 0, Math.min(one.bytes().length, 2_000), StandardCharsets.UTF_8))
                .orElse("");
        return method + " " + uri + " " + headers + content;
    }
}
