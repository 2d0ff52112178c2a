/** The data that is asked for: rows by the hundred thousand, with names that tell whose they are. */
package io.homewatt.benchmark.seed;
