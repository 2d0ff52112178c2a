package io.homewatt.benchmark.load;

import java.net.URI;
import java.util.List;

/**
 * What is asked.
 *
 * @param processes whose CPU and memory are measured
 */
public record Server(URI address, List<ProcessHandle> processes) {}
