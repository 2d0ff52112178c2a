package io.homewatt.platform.testing;

import java.util.List;

/**
 * A client at the identity provider. Its id tells all that there is to know of it, so that nothing needs to be registered.
 *
 * @param id without a colon
 */
public record Client(String id, String secret) {
    private static final String SEPARATOR = "~";

    static Client of(Organisation organisation, String... scopes) {
        return of(String.join(
                SEPARATOR,
                organisation.id(),
                organisation.appId(),
                String.join(SEPARATOR, scopes).replace(':', '.')));
    }

    static Client of(String id) {
        return new Client(id, Organisation.sha256("the secret of " + id));
    }

    /** The token that it gets. */
    String token(String issuer) {
        List<String> parts = List.of(id.split(SEPARATOR));
        return new Organisation(parts.get(0), parts.get(1))
                .token(
                        issuer,
                        parts.stream()
                                .skip(2)
                                .map(scope -> scope.replace('.', ':'))
                                .toList());
    }
}
