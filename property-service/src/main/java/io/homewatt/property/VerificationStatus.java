package io.homewatt.property;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What has come of asking the registry. */
enum VerificationStatus {
    /** It has not answered yet. */
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("verified")
    VERIFIED,
    /** It doesn't know the ICP. */
    @JsonProperty("rejected")
    REJECTED
}
