package io.homewatt.customer.signup;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Users of a Keycloak realm, by its admin API. A user is named by its customer's id, has the attributes
 * {@code customer_id} and {@code org_id} and the realm role {@code household}, and is in the group whose attribute
 * {@code org_id} is its organisation, from which its tokens get the rest.
 */
final class KeycloakUsers implements IdentityProvider {
    private static final Logger LOG = Logger.getLogger(KeycloakUsers.class);
    private static final String ORGANISATION = "org_id";
    private static final String ROLE = "household";
    private static final Pattern USER_ID = Pattern.compile("[0-9a-fA-F-]{36}");

    private final ProviderApi api;

    /** @param api of the realm's admin API, {@code …/admin/realms/<realm>} */
    KeycloakUsers(ProviderApi api) {
        this.api = api;
    }

    @Override
    public Uni<String> create(NewUser user) {
        var representation = new JsonObject()
                .put("username", user.customerId())
                .put("email", user.emailAddress())
                .put("enabled", true)
                .put(
                        "attributes",
                        new JsonObject()
                                .put("customer_id", JsonArray.of(user.customerId()))
                                .put(ORGANISATION, JsonArray.of(user.organisation())));
        // Each step may be repeated, so that a try which ended in between is made good by the next.
        return api.call("the creation of a user", HttpMethod.POST, "/users", representation, 201, 409)
                .chain(reply -> reply.is(201) ? Uni.createFrom().item(idOf(reply)) : existing(user.customerId()))
                .call(id -> join(id, user.organisation()))
                .call(this::becomeHousehold);
    }

    private static String idOf(Reply created) {
        String location = created.headers().get("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Uni<String> existing(String customerId) {
        return byName(customerId).map(found -> found.map(user -> user.getString("id"))
                .orElseThrow(() -> new RefusedUser(
                        "The e-mail address is another user's: the realm must allow duplicate e-mail" + " addresses")));
    }

    private Uni<Optional<JsonObject>> byName(String customerId) {
        String query = "/users?exact=true&username=" + customerId;
        return api.call("the search for a user", HttpMethod.GET, query, null, 200)
                .map(reply -> objects(reply.array())
                        .filter(user -> customerId.equals(user.getString("username")))
                        .findFirst());
    }

    /** Without a group the user has its organisation by its attribute, but no subscription keys until it joins one. */
    private Uni<Void> join(String id, String organisation) {
        return group(organisation).chain(group -> {
            if (group.isEmpty()) {
                LOG.warnf("A user is in no group, because its organisation has none: orgId=%s", organisation);
                return Uni.createFrom().voidItem();
            }
            String path = "/users/" + id + "/groups/" + group.get();
            return api.call("the joining of a group", HttpMethod.PUT, path, null, 204)
                    .replaceWithVoid();
        });
    }

    private Uni<Optional<String>> group(String organisation) {
        String quoted = "\"" + organisation.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        String query = "/groups?briefRepresentation=false&q=" + ProviderApi.encoded(ORGANISATION + ":" + quoted);
        return api.call("the search for a group", HttpMethod.GET, query, null, 200)
                .map(reply -> objects(reply.array())
                        .filter(group -> belongsTo(organisation, group))
                        .map(group -> group.getString("id"))
                        .findFirst());
    }

    /** The roles that a user doesn't have yet are the ones that can be read without rights on the realm. */
    private Uni<Void> becomeHousehold(String id) {
        String path = "/users/" + id + "/role-mappings/realm";
        return api.call("the search for a role", HttpMethod.GET, path + "/available", null, 200)
                .chain(reply -> {
                    Optional<JsonObject> role = objects(reply.array())
                            .filter(available -> ROLE.equals(available.getString("name")))
                            .findFirst();
                    return role.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : api.call("the granting of a role", HttpMethod.POST, path, JsonArray.of(role.get()), 204)
                                    .replaceWithVoid();
                });
    }

    @Override
    public Uni<Void> disable(String organisation, String customerId, Optional<String> authUserId) {
        Uni<Void> named = authUserId
                .filter(id -> USER_ID.matcher(id).matches())
                .map(id -> disableOf(organisation, id))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return byName(customerId)
                .chain(own ->
                        own.map(this::disable).orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> named);
    }

    /** The customer's word alone is not enough: it could name a user of another organisation. */
    private Uni<Void> disableOf(String organisation, String id) {
        return api.call("the search for a user", HttpMethod.GET, "/users/" + id, null, 200, 404)
                .chain(reply -> {
                    if (reply.is(404)) {
                        return Uni.createFrom().voidItem();
                    }
                    JsonObject user = reply.object();
                    return isOf(organisation, user)
                            .chain(ours ->
                                    ours ? disable(user) : Uni.createFrom().voidItem());
                });
    }

    private Uni<Boolean> isOf(String organisation, JsonObject user) {
        if (belongsTo(organisation, user)) {
            return Uni.createFrom().item(true);
        }
        String path = "/users/" + user.getString("id") + "/groups?briefRepresentation=false";
        return api.call("the search for a user's groups", HttpMethod.GET, path, null, 200)
                .map(reply -> objects(reply.array()).anyMatch(group -> belongsTo(organisation, group)));
    }

    private Uni<Void> disable(JsonObject user) {
        if (!user.getBoolean("enabled", true)) {
            return Uni.createFrom().voidItem();
        }
        // Whole, because what is left out of it would be taken away.
        JsonObject disabled = user.copy().put("enabled", false);
        return api.call("the disabling of a user", HttpMethod.PUT, "/users/" + user.getString("id"), disabled, 204, 404)
                .replaceWithVoid();
    }

    /** Whether a user or a group has this organisation as its attribute. */
    private static boolean belongsTo(String organisation, JsonObject owner) {
        JsonObject attributes = owner.getJsonObject("attributes", new JsonObject());
        return attributes != null
                && attributes.getJsonArray(ORGANISATION, JsonArray.of()).equals(JsonArray.of(organisation));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
