/** What is taken out of a running platform, so that another one can be made of it. */
package io.homewatt.local.backup;
