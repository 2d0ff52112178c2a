/** What consumers put aside: {@code deploy/dead-letters} shows it, and puts it back. */
package io.homewatt.local.deadletters;
