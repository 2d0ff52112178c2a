package io.homewatt.property;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the registry knows the property's ICP. */
enum PropertyLifecycle {
    @JsonProperty("unverified")
    UNVERIFIED,
    @JsonProperty("verified")
    VERIFIED
}
