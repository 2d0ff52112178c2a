/**
 * The gateway of the platform on one machine: one port, the same routes as the cluster's gateway, read from the
 * same manifests.
 */
package io.homewatt.local.gateway;
