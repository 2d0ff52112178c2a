package io.homewatt.benchmark.scenario;

import static io.homewatt.benchmark.scenario.Result.Place.FLOOR;
import static io.homewatt.benchmark.scenario.Result.Place.GATEWAY;
import static io.homewatt.benchmark.scenario.Result.Place.SERVICE;

import io.homewatt.benchmark.BenchFailed;
import io.homewatt.benchmark.load.Call;
import io.homewatt.benchmark.load.Load;
import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.load.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Requests of one kind, or a mixture: at a fixed rate through the gateway, to the service and to the floor, and saturated to
 * the service and to the floor; and to the service at half the rate that saturates it, for the tail of its times.
 *
 * @param services that answer; if there are several, they are asked through the gateway only
 * @param rate requests a second
 * @param events whether each has an event, which isn't carried on while the saturated service is held against the floor
 */
record Requests(String name, List<String> services, double rate, Supplier<Call> calls, boolean events)
        implements Scenario {
    private static final int LEAST_FOR_A_TAIL = 200;

    /** Without events. */
    Requests(String name, List<String> services, double rate, Supplier<Call> calls) {
        this(name, services, rate, calls, false);
    }

    @Override
    public List<Result> measure(Rig rig) {
        Load load = rig.load();
        Server gateway = rig.platform().gateway(services);
        boolean direct = services.size() == 1;
        Server service = direct ? rig.platform().service(services) : gateway;
        mustAnswer(load, gateway);
        mustAnswer(load, rig.floor());
        Compared compared = events
                ? Carriage.paused(rig.platform().connect(), () -> compared(rig, service))
                : compared(rig, service);
        if (events || !direct) {
            rig.settle();
        }

        List<Result> results = new ArrayList<>();
        results.add(fixed(rig, GATEWAY, gateway));
        if (direct) {
            results.add(fixed(rig, SERVICE, service));
        }
        results.add(fixed(rig, FLOOR, rig.floor()));
        results.add(new Result(name, direct ? SERVICE : GATEWAY, 0, compared.ours));
        results.add(new Result(name, FLOOR, 0, compared.bare));
        half(rig, service, compared.ours.rate() / 2, direct ? SERVICE : GATEWAY).ifPresent(results::add);
        return results;
    }

    private record Compared(Measured ours, Measured bare) {}

    /** After a warm-up, by halves and in turns, so that whatever else the machine does falls on both. */
    private Compared compared(Rig rig, Server service) {
        rig.load().saturated(service, calls, Rig.CONNECTIONS, rig.each());
        saturated(rig, rig.floor());
        Measured ours = saturated(rig, service);
        Measured bare = saturated(rig, rig.floor()).and(saturated(rig, rig.floor()));
        return new Compared(ours.and(saturated(rig, service)), bare);
    }

    /** At half the rate that saturates it; none if one in a hundred would be a matter of chance. */
    private Optional<Result> half(Rig rig, Server service, double half, Result.Place place) {
        if (half * rig.each().toSeconds() < LEAST_FOR_A_TAIL) {
            return Optional.empty();
        }
        Measured measured = rig.load().atRate(service, calls, half, rig.each());
        rig.settle();
        return Optional.of(new Result(name, place, half, true, measured));
    }

    private Result fixed(Rig rig, Result.Place place, Server server) {
        return new Result(name, place, rate, rig.load().atRate(server, calls, rate, rig.each()));
    }

    private Measured saturated(Rig rig, Server server) {
        return rig.load().saturated(server, calls, Rig.CONNECTIONS, rig.each().dividedBy(2));
    }

    /** A benchmark of refusals is none. */
    private void mustAnswer(Load load, Server server) {
        Measured one = load.once(server, calls.get());
        if (one.errors() > 0) {
            throw new BenchFailed(name + ": " + server.address() + " answers with "
                    + String.join(", ", one.failures().keySet()));
        }
    }
}
