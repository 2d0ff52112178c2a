package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.reads.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What was taken from a file.
 *
 * @param zone the zone of the file's local times, or the one that it states
 * @param from when the first interval begins
 * @param to when the last one ends
 * @param intervals how many intervals were taken, of all channels
 * @param gaps how many are missing between a channel's first and last
 * @param estimates how many of those taken somebody made up
 * @param duplicates reads that were there twice
 * @param replaced reads in whose place a later line of the file stated another
 * @param energy the sum of each channel that there is, in mWh
 * @param leftOut lines that are sound but give no read
 * @param leftOutLines the first 100 of them
 */
public record FileReport(
        FileFormat format,
        ZoneId zone,
        Instant from,
        Instant to,
        long intervals,
        long gaps,
        long estimates,
        long duplicates,
        long replaced,
        Map<Channel, Long> energy,
        long leftOut,
        List<NotedLine> leftOutLines) {}
