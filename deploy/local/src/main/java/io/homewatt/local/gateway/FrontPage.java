package io.homewatt.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What is here, for those who open the gateway's address in a browser, and as JSON for those who ask for that. */
final class FrontPage {

    private static final String TOKEN_ROUTE = "/apis/authorization-v1/oauth2/token";

    private final Buffer html;
    private final Buffer json;

    private FrontPage(Buffer html, Buffer json) {
        this.html = html;
        this.json = json;
    }

    static FrontPage of(RoutesFile routes) {
        List<Api> apis = routes.manifests().stream()
                .filter(manifest -> manifest.annotation("title").isPresent())
                .map(Api::of)
                .toList();
        String cards = apis.stream().map(Api::html).collect(Collectors.joining("\n"));
        JsonArray list = new JsonArray(apis.stream().map(Api::json).toList());
        return new FrontPage(
                Buffer.buffer(template().replace("{{apis}}", cards).replace("{{token_route}}", TOKEN_ROUTE)),
                new JsonObject().put("apis", list).put("token", TOKEN_ROUTE).toBuffer());
    }

    void answer(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            exchange.fail(Problem.NOT_FOUND);
            return;
        }
        String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        boolean asJson = accept.contains("application/json") && !accept.contains("text/html");
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asJson ? "application/json" : "text/html; charset=utf-8")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .putHeader("Content-Security-Policy", "default-src 'none'; img-src data:; style-src 'unsafe-inline'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(asJson ? json : html);
    }

    private static String template() {
        try (InputStream page = FrontPage.class.getResourceAsStream("/gateway/index.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param docs the prefix under which the service shows its documents, without a slash at the end */
    private record Api(String title, String description, String path, String docs) {

        static Api of(HttpRoute manifest) {
            String docs = manifest.spec().rules().stream()
                    .flatMap(rule -> rule.matches().stream())
                    .map(match -> match.path().value())
                    .filter(path -> path.startsWith("/docs/"))
                    .findFirst()
                    .orElse("");
            return new Api(
                    manifest.annotation("title").orElseThrow(),
                    manifest.annotation("description").orElse(""),
                    manifest.annotation("path").orElse(""),
                    docs);
        }

        String html() {
            return """
                    <article>
                      <h3>%1$s</h3>
                      <p>%2$s</p>
                      <p class="path"><code>%3$s</code></p>
                      <p class="links"><a href="%4$s/swagger-ui/">Try it in Swagger UI</a>
                        <a href="%4$s/openapi">OpenAPI (YAML)</a>
                        <a href="%4$s/openapi?format=json">JSON</a></p>
                    </article>""".formatted(escape(title), escape(description), escape(path), escape(docs));
        }

        JsonObject json() {
            return new JsonObject()
                    .put("title", title)
                    .put("description", description)
                    .put("path", path)
                    .put("openapi", docs + "/openapi")
                    .put("swagger_ui", docs + "/swagger-ui/");
        }

        private static String escape(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
    }
}
