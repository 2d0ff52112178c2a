package io.homewatt.local.drill;

import io.homewatt.local.Ports;
import java.time.Duration;
import java.util.List;

/**
 * A drill that can be asked for.
 *
 * @param what it does, in a few words
 * @param quick whether it is among the quick ones
 */
record Drills(String name, String what, boolean quick, Fault fault) {
    /** In the order in which they are run. */
    static final List<Drills> ALL = List.of(
            kill(Ports.CUSTOMER, false),
            kill(Ports.PROPERTY, true),
            kill(Ports.ACCOUNT, false),
            kill(Ports.DISAGGREGATION, false),
            kill(Ports.WORKER, true),
            kill("connect", false),
            kill("keycloak", false),
            kill("kafka", false),
            kill("postgres", true),
            new Drills(
                    "registry-out", "the registry closes every connection", false, registry("outage", "drop", "none")),
            new Drills("registry-slow", "the registry takes 15 s", false, registry("latency_ms", "15000", "50")),
            new Drills(
                    "registry-429",
                    "the registry takes one call a minute",
                    false,
                    registry("calls_per_minute", "1", "75")),
            new Drills(
                    "registry-garbage",
                    "the registry answers 200 with HTML",
                    false,
                    registry("outage", "garbage", "none")),
            halt("keycloak", 60),
            halt("kafka", 120),
            halt("postgres", 60),
            new Drills("clock-jump", "the services' clocks go an hour ahead, and back", false, new ClockJump()),
            new Drills("disk-full", "the properties' database can't write (simulated)", true, new DiskFull()),
            new Drills("poison", "1 in 100 messages of every topic is broken", true, new Poison()),
            new Drills("repeated", "10,000 events come three times more, shuffled", true, new Repeated()),
            new Drills(
                    "group-reset",
                    "property-service's positions in Kafka go to the beginning",
                    false,
                    new GroupReset()),
            new Drills(
                    "slot-dropped", "the replication slot of the properties' outbox is gone", true, new SlotDropped()),
            new Drills("hang-ups", "5,000 clients hang up in the middle of a request", true, new HangUps()));

    private static Drills kill(String part, boolean quick) {
        return new Drills("kill-" + part, "SIGKILL for " + part, quick, new Kill(part));
    }

    private static Drills halt(String part, int seconds) {
        return new Drills(
                part + "-out",
                part + " stands still for " + seconds + " s",
                false,
                new Halt(part, Duration.ofSeconds(seconds), Duration.ofSeconds(10)));
    }

    private static Fault registry(String knob, String value, String normal) {
        return new RegistryTrouble(knob, value, normal);
    }
}
