/** Fills the tariff catalogue from files that others publish. */
package io.homewatt.account.imports;
