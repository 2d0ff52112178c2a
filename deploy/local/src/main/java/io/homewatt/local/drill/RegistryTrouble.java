package io.homewatt.local.drill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.local.demo.Registry;
import java.time.Duration;

/**
 * The registry is down, or worse.
 *
 * @param knob the simulator's
 * @param value what it is turned to
 * @param normal what it is turned back to
 */
record RegistryTrouble(String knob, String value, String normal) implements Fault {
    private static final Duration WHOLE = Duration.ofMinutes(5);
    private static final Duration QUICKLY = Duration.ofSeconds(15);

    @Override
    public void strike(Scene scene) throws InterruptedException {
        turn(scene, value);
        Scene.pause(scene.lasting(WHOLE, QUICKLY));
    }

    @Override
    public void heal(Scene scene) {
        turn(scene, normal);
    }

    private void turn(Scene scene, String to) {
        ObjectNode knobs = JsonNodeFactory.instance.objectNode();
        if (to.matches("\\d+")) {
            knobs.put(knob, Integer.parseInt(to));
        } else {
            knobs.put(knob, to);
        }
        new Registry(scene.settings().registry()).turn(knobs);
    }
}
