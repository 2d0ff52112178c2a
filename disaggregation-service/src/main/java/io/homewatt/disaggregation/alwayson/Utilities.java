package io.homewatt.disaggregation.alwayson;

import io.homewatt.platform.access.TokenClaims;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells which utilities the caller speaks for: the claim {@code utility_codes}. */
@ApplicationScoped
class Utilities {
    private final SecurityIdentity identity;

    Utilities(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws ForbiddenException when the code, in whatever case, is not among the caller's */
    void require(String code) {
        if (!TokenClaims.has(identity, "utility_codes", code::equalsIgnoreCase)) {
            throw new ForbiddenException("Another utility");
        }
    }
}
