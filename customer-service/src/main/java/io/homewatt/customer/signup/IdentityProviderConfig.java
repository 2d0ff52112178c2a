package io.homewatt.customer.signup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Optional;

/** Where and as whom customers are signed up. Durations are written like {@code 500ms} or {@code 10s}. */
@ConfigMapping(prefix = "homewatt.identity-provider")
interface IdentityProviderConfig {
    /** The providers that we know. */
    enum Kind {
        KEYCLOAK,
        AUTH0
    }

    /** {@code HOMEWATT_IDENTITY_PROVIDER}: {@code keycloak} or {@code auth0}. */
    @WithParentName
    @WithDefault("keycloak")
    Kind kind();

    /**
     * {@code HOMEWATT_IDENTITY_PROVIDER_URL}: the realm's address at Keycloak, such as
     * {@code https://id.example.org/realms/homewatt}, or the tenant's domain at Auth0, such as
     * {@code https://example.eu.auth0.com}. Required.
     */
    Optional<String> url();

    /**
     * {@code HOMEWATT_IDENTITY_PROVIDER_CLIENT_ID}: the client as which we call it, by client credentials. At Keycloak its
     * service account has the roles manage-users and view-users of realm-management; at Auth0 it is granted read:users,
     * create:users and update:users of the Management API. Required.
     */
    Optional<String> clientId();

    /** {@code HOMEWATT_IDENTITY_PROVIDER_CLIENT_SECRET}. Required. */
    Optional<String> clientSecret();

    /** {@code HOMEWATT_IDENTITY_PROVIDER_TIMEOUT}: how long one call may take. */
    @WithDefault("5s")
    Duration timeout();

    /** {@code HOMEWATT_IDENTITY_PROVIDER_LONGEST_RETRY_AFTER}: the longest {@code Retry-After} that is believed. */
    @WithDefault("5m")
    Duration longestRetryAfter();

    /** What Auth0 alone needs. */
    Auth0 auth0();

    interface Auth0 {
        /** {@code HOMEWATT_IDENTITY_PROVIDER_AUTH0_CONNECTION}: the database connection that users are created in. */
        @WithDefault("Username-Password-Authentication")
        String connection();

        /**
         * {@code HOMEWATT_IDENTITY_PROVIDER_AUTH0_AUDIENCE}: the Management API's identifier, if the URL is a custom
         * domain; else it is the URL's.
         */
        Optional<String> audience();
    }
}
