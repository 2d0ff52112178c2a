/** How requests are sent and what of them is measured. */
package io.homewatt.benchmark.load;
