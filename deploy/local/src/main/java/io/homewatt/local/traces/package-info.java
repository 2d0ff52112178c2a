/** The traces of the local platform: taken in as any collector does, kept for a while, and shown by {@code deploy/trace}. */
package io.homewatt.local.traces;
