package io.homewatt.customer.signup;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Users of an Auth0 database connection, by the Management API v2. A user's id is made of its customer's id; its
 * {@code app_metadata} has {@code customer_id}, {@code org_id} and {@code roles}, from which an Action of the tenant's
 * login flow makes the claims.
 */
final class Auth0Users implements IdentityProvider {
    /** What Auth0 puts before the ids of its database connections' users. */
    private static final String PREFIX = "auth0|";

    private static final String USERS = "/api/v2/users";
    private static final String METADATA = "app_metadata";
    private static final int PASSWORD_BYTES = 36;

    private final ProviderApi api;
    private final String connection;
    private final SecureRandom random = new SecureRandom();

    Auth0Users(ProviderApi api, String connection) {
        this.api = api;
        this.connection = connection;
    }

    @Override
    public Uni<String> create(NewUser user) {
        var representation = new JsonObject()
                .put("connection", connection)
                .put("user_id", user.customerId())
                .put("email", user.emailAddress())
                .put("email_verified", false)
                .put("password", password())
                .put(
                        METADATA,
                        new JsonObject()
                                .put("customer_id", user.customerId())
                                .put("org_id", user.organisation())
                                .put("roles", JsonArray.of("household")));
        return api.call("the creation of a user", HttpMethod.POST, USERS, representation, 201, 409)
                .chain(reply -> reply.is(201)
                        ? Uni.createFrom().item(reply.object().getString("user_id"))
                        : existing(user.customerId()));
    }

    /** A database connection wants one. Nobody knows this one: the household sets its own by Auth0's reset. */
    private String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        // Every class of characters that a connection's policy may ask for, whatever came out.
        return "aA1!" + Base64.getUrlEncoder().encodeToString(bytes);
    }

    private Uni<String> existing(String customerId) {
        return byId(PREFIX + customerId).map(found -> found.map(user -> user.getString("user_id"))
                .orElseThrow(() -> new RefusedUser("The e-mail address is another user's of the connection")));
    }

    private Uni<Optional<JsonObject>> byId(String id) {
        return api.call("the search for a user", HttpMethod.GET, path(id), null, 200, 404)
                .map(reply -> reply.is(200) ? Optional.of(reply.object()) : Optional.empty());
    }

    @Override
    public Uni<Void> disable(String organisation, String customerId, Optional<String> authUserId) {
        String own = PREFIX + customerId;
        Uni<Void> named = authUserId
                .filter(id -> !id.equals(own))
                .map(id -> disableOf(organisation, id))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return disableOf(organisation, own).chain(() -> named);
    }

    /** The customer's word alone is not enough: it could name a user of another organisation. */
    private Uni<Void> disableOf(String organisation, String id) {
        return byId(id).chain(found -> {
            boolean enabled = found.filter(user -> !user.getBoolean("blocked", false))
                    .map(user -> user.getJsonObject(METADATA, new JsonObject()))
                    .filter(metadata -> organisation.equals(metadata.getString("org_id")))
                    .isPresent();
            return enabled
                    ? api.call(
                                    "the blocking of a user",
                                    HttpMethod.PATCH,
                                    path(id),
                                    new JsonObject().put("blocked", true),
                                    200,
                                    404)
                            .replaceWithVoid()
                    : Uni.createFrom().voidItem();
        });
    }

    private static String path(String id) {
        return USERS + "/" + ProviderApi.encoded(id);
    }
}
