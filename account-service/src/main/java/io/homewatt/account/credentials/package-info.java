/** HTTP Basic {@code appId:appKey}, which existing clients send, besides access tokens. */
package io.homewatt.account.credentials;
