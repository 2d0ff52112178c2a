package io.homewatt.local.drill;

import java.io.IOException;
import java.time.Duration;

/**
 * A part's process stands still: it takes connections, for the system does that, and never answers.
 *
 * @param whole how long
 * @param quickly how long in a quick drill
 */
record Halt(String part, Duration whole, Duration quickly) implements Fault {
    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        scene.caller().authenticate().expect(200);
        scene.signal(part, "STOP");
        // PostgreSQL serves each connection with a process of its own.
        scene.process(part).descendants().forEach(ProcessHandle::destroyForcibly);
        Scene.pause(scene.lasting(whole, quickly));
        heal(scene);
    }

    @Override
    public void heal(Scene scene) throws IOException, InterruptedException {
        scene.signal(part, "CONT");
    }
}
