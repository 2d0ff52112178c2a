/** What was measured, for people: on the screen, in files, and held against its bounds. */
package io.homewatt.benchmark.report;
