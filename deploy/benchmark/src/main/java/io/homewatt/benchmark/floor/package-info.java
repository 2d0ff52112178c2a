/**
 * The floor that services are compared with: the statements that they run, by the reactive client and behind a server with
 * nothing else. No framework, no tokens, no checks. Its statements are copies: a service's change of one is made here, too.
 */
package io.homewatt.benchmark.floor;
