package io.homewatt.disaggregation.meterfile;

/**
 * A line of a file that was not taken.
 *
 * @param line its number, from 1; in XML, where the reading ends
 * @param reason why, without anything that the file says
 */
public record NotedLine(long line, String reason) {}
