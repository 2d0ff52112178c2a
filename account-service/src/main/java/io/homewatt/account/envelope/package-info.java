/** What all routes of this API have in common on the wire. */
package io.homewatt.account.envelope;
