package io.homewatt.benchmark.scenario;

import static io.homewatt.benchmark.scenario.Result.Place.FLOOR;
import static io.homewatt.benchmark.scenario.Result.Place.GATEWAY;
import static io.homewatt.benchmark.scenario.Result.Place.SERVICE;

import io.homewatt.benchmark.BenchFailed;
import io.homewatt.benchmark.load.Call;
import io.homewatt.benchmark.load.Compilers;
import io.homewatt.benchmark.load.Load;
import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.load.Server;
import java.time.Duration;
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
 * @param events whether each has an event, which isn't carried on while servers are saturated, or half so
 */
record Requests(String name, List<String> services, double rate, Supplier<Call> calls, boolean events)
        implements Scenario {
    private static final int LEAST_FOR_A_TAIL = 200;

    /** CPUs that compilers take of which next to nothing is left to compile, and for how many measurements in a row. */
    private static final double QUIET = 0.05;

    private static final int QUIET_IN_A_ROW = 3;

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
        Result.Place place = direct ? SERVICE : GATEWAY;
        mustAnswer(load, gateway);
        mustAnswer(load, rig.floor());
        List<Result> saturated = events
                ? Carriage.paused(rig.platform().connect(), () -> saturated(rig, service, place))
                : saturated(rig, service, place);
        rig.settle();

        List<Result> results = new ArrayList<>();
        results.add(fixed(rig, GATEWAY, gateway));
        if (direct) {
            results.add(fixed(rig, SERVICE, service));
        }
        results.add(fixed(rig, FLOOR, rig.floor()));
        results.addAll(saturated);
        return results;
    }

    /** By halves and in turns, so that whatever else the machine does falls on both; then half of it, for the tail. */
    private List<Result> saturated(Rig rig, Server service, Result.Place place) {
        compile(rig, service, place);
        compile(rig, rig.floor(), FLOOR);
        Measured ours = saturated(rig, service);
        Measured bare = saturated(rig, rig.floor()).and(saturated(rig, rig.floor()));
        ours = ours.and(saturated(rig, service));
        List<Result> results = new ArrayList<>();
        results.add(new Result(name, place, 0, ours));
        results.add(new Result(name, FLOOR, 0, bare));
        if (place == GATEWAY) {
            rig.settle();
        }
        half(rig, service, ours.rate() / 2, place).ifPresent(results::add);
        return results;
    }

    /** Keeps a server busy until its compilers have next to nothing left to do: what it runs most is compiled well then. */
    private void compile(Rig rig, Server server, Result.Place place) {
        long begin = System.nanoTime();
        int quiet = 0;
        while (quiet < QUIET_IN_A_ROW
                && System.nanoTime() - begin < rig.compiling().toNanos()) {
            long start = System.nanoTime();
            Duration before = Compilers.busy(server.processes());
            saturated(rig, server);
            double busy = Compilers.busy(server.processes()).minus(before).toNanos();
            quiet = busy < QUIET * (System.nanoTime() - start) ? quiet + 1 : 0;
        }
        rig.progress()
                .accept("  %s, %s: compilers %s after %d s"
                        .formatted(
                                name,
                                place,
                                quiet < QUIET_IN_A_ROW ? "still busy" : "quiet",
                                Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
    }

    /** At half the rate that saturates it; none if one in a hundred would be a matter of chance. */
    private Optional<Result> half(Rig rig, Server service, double half, Result.Place place) {
        if (half * rig.each().toSeconds() < LEAST_FOR_A_TAIL) {
            return Optional.empty();
        }
        return Optional.of(new Result(name, place, half, true, rig.load().atRate(service, calls, half, rig.each())));
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
