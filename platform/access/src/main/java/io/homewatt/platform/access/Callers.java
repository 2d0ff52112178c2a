package io.homewatt.platform.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells who is calling. */
@ApplicationScoped
public class Callers {
    private static final String HOUSEHOLD = "household";

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws ForbiddenException when the token names no organisation, or is a household's and names no user */
    public Caller current() {
        String organisation = TokenClaims.text(identity, "org_id")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ForbiddenException("The token names no organisation"));
        if (!identity.hasRole(HOUSEHOLD)) {
            return new Caller(organisation, Optional.empty());
        }
        String user = ((JsonWebToken) identity.getPrincipal()).getSubject();
        if (user == null) {
            throw new ForbiddenException("The token names no user");
        }
        return new Caller(organisation, Optional.of(user));
    }

    /** The caller, if it is a back end. @throws ForbiddenException when it is a household */
    public Caller backEnd() {
        Caller caller = current();
        if (caller.household().isPresent()) {
            throw new ForbiddenException("A household may not do this");
        }
        return caller;
    }
}
