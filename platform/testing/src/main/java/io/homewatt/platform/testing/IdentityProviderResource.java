package io.homewatt.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the public key of the {@link Organisation}s' tokens where a Keycloak realm has it, so that a service checks
 * them as it does real ones, and gives tokens for the credentials of their {@link Client}s. How often an id was tried is
 * at {@code ${homewatt.oidc.url}/tries/<id>}.
 */
public final class IdentityProviderResource implements QuarkusTestResourceLifecycleManager {
    /** What a client's id begins with that the provider fails for. */
    public static final String DOWN = "down";

    private static final String REALM = "/realms/homewatt";
    private static final String TRIES = REALM + "/tries/";

    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                REALM + "/protocol/openid-connect/certs", exchange -> answer(exchange, 200, SigningKey.publicKeys()));
        server.createContext(REALM + "/protocol/openid-connect/token", this::giveToken);
        server.createContext(TRIES, exchange -> {
            String id = exchange.getRequestURI().getPath().substring(TRIES.length());
            answer(exchange, 200, String.valueOf(tries.getOrDefault(id, 0)));
        });
        server.start();
        return Map.of("homewatt.oidc.url", url());
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + REALM;
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        var form = new HashMap<String, String>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String field : body.split("&")) {
            String[] pair = URLDecoder.decode(field, StandardCharsets.UTF_8).split("=", 2);
            form.put(pair[0], pair[1]);
        }
        var client = new Client(form.get("client_id"), form.get("client_secret"));
        tries.merge(client.id(), 1, Integer::sum);
        if (client.id().startsWith(DOWN)) {
            answer(exchange, 503, "<html>");
        } else if (form.get("grant_type").equals("client_credentials") && client.equals(Client.of(client.id()))) {
            answer(exchange, 200, "{\"access_token\":\"" + client.token(url()) + "\",\"expires_in\":600}");
        } else {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
