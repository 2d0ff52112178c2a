/** What {@code deploy/catalogue} does, through nothing but the account API. */
package io.homewatt.local.catalogue;
