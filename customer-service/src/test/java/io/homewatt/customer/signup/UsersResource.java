package io.homewatt.customer.signup;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Stands in for Keycloak's admin API; a test gets it by a field of that type. */
public final class UsersResource implements QuarkusTestResourceLifecycleManager {
    private final WireMockServer keycloak =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        keycloak.start();
        return Map.of(
                "homewatt.identity-provider.url",
                "http://localhost:" + keycloak.port() + "/realms/homewatt",
                "homewatt.identity-provider.client-id",
                "customer-service",
                "homewatt.identity-provider.client-secret",
                "a-secret",
                "homewatt.identity-provider.timeout",
                "2s");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(keycloak, new TestInjector.MatchesType(WireMockServer.class));
    }

    @Override
    public void stop() {
        keycloak.stop();
    }
}
