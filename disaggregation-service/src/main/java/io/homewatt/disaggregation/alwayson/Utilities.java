package io.homewatt.disaggregation.alwayson;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells which utilities the caller speaks for: the claim {@code utility_codes}. */
@ApplicationScoped
class Utilities {
    private final SecurityIdentity identity;

    Utilities(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws ForbiddenException when the code, in whatever case, is not among the caller's */
    void require(String code) {
        boolean own = identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("utility_codes") instanceof JsonArray codes
                && codes.stream()
                        .anyMatch(each -> each instanceof JsonString text
                                && text.getString().equalsIgnoreCase(code));
        if (!own) {
            throw new ForbiddenException("Another utility");
        }
    }
}
