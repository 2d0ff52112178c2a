package io.homewatt.enrichment;

import io.homewatt.simulator.RegistrySimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.Map;

/** The registry simulator for the application under test; a test gets it by a field of that type. */
public final class RegistryResource implements QuarkusTestResourceLifecycleManager {

    private Vertx vertx;
    private RegistrySimulator simulator;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        simulator = RegistrySimulator.start(vertx, 0);
        return Map.of(
                "homewatt.registry.url", simulator.url(),
                "homewatt.supply-points.location", simulator.supplyPointsUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(simulator, new TestInjector.MatchesType(RegistrySimulator.class));
    }

    @Override
    public void stop() {
        if (simulator != null) {
            simulator.close();
            vertx.close();
        }
    }
}
