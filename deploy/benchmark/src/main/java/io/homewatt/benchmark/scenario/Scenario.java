package io.homewatt.benchmark.scenario;

import java.util.List;

/** Something to measure. */
public interface Scenario {
    /** As options, bounds and reports call it. */
    String name();

    /** Measures it, in each place and under each load that it has. */
    List<Result> measure(Rig rig);
}
