/** What is measured: each scenario one kind of request, or the way of an event. */
package io.homewatt.benchmark.scenario;
