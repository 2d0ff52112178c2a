package io.homewatt.disaggregation;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** property-service as it looks from here: knows no property, unless a test says otherwise. */
public final class PropertyServiceResource implements QuarkusTestResourceLifecycleManager {
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of("homewatt.properties.url", server.baseUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
