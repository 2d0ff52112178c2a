package io.homewatt.customer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a customer stands. */
enum CustomerLifecycle {
    /** Created here, and not yet at the identity provider. */
    @JsonProperty("auth_pending")
    AUTH_PENDING,
    @JsonProperty("active")
    ACTIVE,
    /** The account was closed. */
    @JsonProperty("inactive")
    INACTIVE
}
