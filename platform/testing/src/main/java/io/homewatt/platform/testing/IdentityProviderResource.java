package io.homewatt.platform.testing;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Serves the public key of the {@link Organisation}s' tokens where a Keycloak realm has it, so that a service checks
 * them as it does real ones.
 */
public final class IdentityProviderResource implements QuarkusTestResourceLifecycleManager {
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] keys = SigningKey.publicKeys().getBytes(StandardCharsets.UTF_8);
        server.createContext("/realms/homewatt/protocol/openid-connect/certs", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        server.start();
        return Map.of(
                "homewatt.oidc.url", "http://localhost:" + server.getAddress().getPort() + "/realms/homewatt");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
