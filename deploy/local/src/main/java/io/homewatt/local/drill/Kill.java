package io.homewatt.local.drill;

import io.homewatt.local.demo.StepFailed;
import java.time.Duration;

/** A part's process is killed, and started again by the supervisor. */
record Kill(String part) implements Fault {
    private static final int TIMES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    @Override
    public void strike(Scene scene) throws InterruptedException {
        kill(scene);
        for (int times = 1; times < TIMES && !scene.quick(); times++) {
            Scene.pause(BETWEEN);
            kill(scene);
        }
    }

    private void kill(Scene scene) throws InterruptedException {
        if (!Scene.until(PATIENCE, () -> runs(scene))) {
            throw new StepFailed(part + " was not started again");
        }
        scene.process(part).destroyForcibly();
    }

    private boolean runs(Scene scene) {
        try {
            return scene.process(part).isAlive();
        } catch (StepFailed e) {
            return false;
        }
    }
}
