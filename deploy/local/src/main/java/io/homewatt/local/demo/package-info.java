/** What {@code deploy/demo} shows and measures, through nothing but the platform's public addresses. */
package io.homewatt.local.demo;
