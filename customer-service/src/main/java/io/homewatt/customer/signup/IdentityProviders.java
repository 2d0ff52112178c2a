package io.homewatt.customer.signup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The provider that is configured. */
@ApplicationScoped
class IdentityProviders {
    private static final String PREFIX = "HOMEWATT_IDENTITY_PROVIDER_";
    private static final String REALMS = "/realms/";

    private final IdentityProviderConfig config;

    IdentityProviders(IdentityProviderConfig config) {
        this.config = config;
    }

    /** Refuses to start in production without what is needed, and names it. Whether the provider is up doesn't matter. */
    void check(@Observes @Priority(1) StartupEvent start) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            requireSettings();
        }
    }

    void requireSettings() {
        String url = url();
        required("CLIENT_ID", config.clientId());
        required("CLIENT_SECRET", config.clientSecret());
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(PREFIX + "URL is not an address", e);
        }
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
            throw new IllegalStateException(PREFIX + "URL is not an http or https address");
        }
        if (config.kind() == IdentityProviderConfig.Kind.KEYCLOAK && !url.contains(REALMS)) {
            throw new IllegalStateException(PREFIX + "URL is not a realm's address, …/realms/<realm>");
        }
        if (config.kind() == IdentityProviderConfig.Kind.AUTH0
                && !address.getScheme().equals("https")) {
            throw new IllegalStateException(PREFIX + "URL is not an https address");
        }
    }

    @Produces
    @ApplicationScoped
    IdentityProvider identityProvider(Vertx vertx, Clock clock) {
        var http = WebClient.create(vertx, new WebClientOptions().setConnectTimeout((int)
                        config.timeout().toMillis()));
        var calls = new Calls(http, config.timeout(), config.longestRetryAfter(), clock);
        return switch (config.kind()) {
            case KEYCLOAK -> keycloak(calls, clock);
            case AUTH0 -> auth0(calls, clock);
        };
    }

    private IdentityProvider keycloak(Calls calls, Clock clock) {
        String realm = url();
        var tokens = new AccessTokens(calls, realm + "/protocol/openid-connect/token", credentials(), clock);
        int name = realm.lastIndexOf(REALMS);
        return new KeycloakUsers(
                new ProviderApi(calls, tokens, realm.substring(0, name) + "/admin" + realm.substring(name)));
    }

    private IdentityProvider auth0(Calls calls, Clock clock) {
        String tenant = url();
        Map<String, String> form = credentials();
        form.put("audience", config.auth0().audience().orElse(tenant + "/api/v2/"));
        var tokens = new AccessTokens(calls, tenant + "/oauth/token", form, clock);
        return new Auth0Users(
                new ProviderApi(calls, tokens, tenant), config.auth0().connection());
    }

    private Map<String, String> credentials() {
        var form = new HashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", required("CLIENT_ID", config.clientId()));
        form.put("client_secret", required("CLIENT_SECRET", config.clientSecret()));
        return form;
    }

    private String url() {
        String url = required("URL", config.url());
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String required(String name, Optional<String> value) {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        PREFIX + name + " is not set: customers can't be signed up without it"));
    }
}
