package io.homewatt.local.drill;

import io.homewatt.local.Restarts;
import io.homewatt.local.demo.StepFailed;
import io.homewatt.local.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The services' clocks go an hour ahead, one service after the other, and then back again: a setting of theirs, which
 * takes a restart. The clocks of PostgreSQL, Kafka and Keycloak stay as they are.
 */
final class ClockJump implements Fault {
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LASTING = Duration.ofSeconds(30);
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        Files.createDirectories(settings(scene).getParent());
        Files.writeString(settings(scene), "homewatt.clock.ahead=" + AHEAD + System.lineSeparator());
        restart(scene);
        Scene.pause(scene.lasting(LASTING, QUICKLY));
    }

    @Override
    public void heal(Scene scene) throws IOException, InterruptedException {
        if (Files.deleteIfExists(settings(scene))) {
            restart(scene);
        }
    }

    /** Where a service looks for settings besides its environment: in the folder that it runs in. */
    private static Path settings(Scene scene) {
        return scene.layout().data().resolve("config/application.properties");
    }

    private static void restart(Scene scene) throws IOException, InterruptedException {
        for (Service service : Service.ALL) {
            Restarts.ask(scene.layout(), service.name(), PATIENCE)
                    .orElseThrow(() -> new StepFailed(service.name() + " was not ready again"));
        }
    }
}
