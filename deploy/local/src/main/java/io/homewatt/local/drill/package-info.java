/** {@code deploy/drill}: faults for a running platform under load, and what clients lost by them. */
package io.homewatt.local.drill;
