package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The realm as Keycloak's administrator sees it. */
record Realm(String keycloak, String adminPassword) {
    private static final String PASSWORD = "Correct-horse-battery-1";

    /** A household that signed in. */
    record Household(String token, String appId) {
        Answer get(URI address) {
            var request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .header("ahiko-app-id", appId);
            return Caller.send(request, "GET", "");
        }
    }

    /** The one user of that name. */
    JsonNode userNamed(String name) {
        JsonNode users = get("/users?exact=true&username=" + name);
        assertThat(users).hasSize(1);
        return users.get(0);
    }

    List<String> groupsOf(JsonNode user) {
        return get("/users/" + user.path("id").asText() + "/groups").findValuesAsText("name");
    }

    /** Gives the user a password, and signs in with it. */
    Household signIn(JsonNode user, String appId) {
        String path = "/users/" + user.path("id").asText() + "/reset-password";
        String credential = "{\"type\":\"password\",\"temporary\":false,\"value\":\"" + PASSWORD + "\"}";
        Caller.send(admin(path).header("Content-Type", "application/json"), "PUT", credential)
                .expect(204);
        String name = user.path("username").asText();
        return new Household(token("homewatt", "homewatt-demo", name, PASSWORD), appId);
    }

    private JsonNode get(String path) {
        return Caller.send(admin(path), "GET", "").expect(200).body();
    }

    private HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/homewatt" + path))
                .header("Authorization", "Bearer " + token("master", "admin-cli", "admin", adminPassword));
    }

    private String token(String realm, String client, String user, String password) {
        String form = Map.of("grant_type", "password", "client_id", client, "username", user, "password", password)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        return Caller.send(request, "POST", form)
                .expect(200)
                .body()
                .path("access_token")
                .asText();
    }
}
