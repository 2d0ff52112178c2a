package io.homewatt.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.local.secret.Organisation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealmTest {
    private static final Path FILE = Path.of("../keycloak/homewatt-realm.json");

    private final Organisation a = new Organisation("A", "a-secret", "a-key", "a-password");
    private final Organisation b = new Organisation("B", "b-secret", "b-key", "b-password");
    private String text;
    private JsonNode realm;

    @BeforeEach
    void merge() throws IOException {
        text = Realm.of(FILE, List.of(a, b));
        realm = new ObjectMapper().readTree(text);
    }

    @Test
    void everyPlaceholderIsFilledIn() {
        // What is left, Keycloak takes from its environment, or it is the name of a text of its own.
        assertThat(text.replace("${HOMEWATT_CUSTOMER_SERVICE_CLIENT_SECRET}", "")
                        .replaceAll("\\$\\{(username|email|firstName|lastName)}", ""))
                .doesNotContain("${")
                .doesNotContain("a-key")
                .contains(a.appIdHash());
    }

    @Test
    void eachOrganisationHasItsBackEndAndItsHousehold() {
        assertThat(realm.path("clients").findValuesAsText("clientId"))
                .containsExactlyInAnyOrder("customer-service", "homewatt-demo", "organisation-a", "organisation-b");
        assertThat(realm.path("groups").findValuesAsText("name")).containsExactly("org_a", "org_b");
        assertThat(realm.path("users").findValuesAsText("username"))
                .containsExactlyInAnyOrder(
                        "service-account-customer-service",
                        "service-account-organisation-a",
                        "household-a",
                        "service-account-organisation-b",
                        "household-b");
    }

    @Test
    void householdsHaveTheirRoleAndNoOther() {
        for (JsonNode user : realm.path("users")) {
            boolean household = user.path("username").asText().startsWith("household");
            assertThat(user.path("realmRoles").size()).isEqualTo(household ? 1 : 0);
            boolean customerService = user.path("username").asText().equals("service-account-customer-service");
            assertThat(user.has("clientRoles")).isEqualTo(customerService);
        }
    }

    @Test
    void theClusterHasNeitherSecretsNorPeopleNorTheDemoClient() throws IOException {
        JsonNode committed = new ObjectMapper().readTree(FILE.toFile());

        assertThat(committed.path("users").findValuesAsText("username"))
                .containsExactly("service-account-customer-service");
        assertThat(committed.path("clients").findValuesAsText("clientId")).containsExactly("customer-service");
        assertThat(committed.findValuesAsText("secret")).containsExactly("${HOMEWATT_CUSTOMER_SERVICE_CLIENT_SECRET}");
        assertThat(committed.toString()).doesNotContain("\"credentials\"");
    }

    @Test
    void customerServiceMayManageUsersAndNothingElse() {
        JsonNode roles = realm.path("users").get(0).path("clientRoles");

        assertThat(roles).hasToString("{\"realm-management\":[\"manage-users\",\"view-users\"]}");
        assertThat(realm.path("clients").get(0).path("fullScopeAllowed").asBoolean(true))
                .isFalse();
    }

    @Test
    void everyScopeThatAClientHasExists() {
        List<String> scopes = realm.path("clientScopes").findValuesAsText("name");
        for (JsonNode client : realm.path("clients")) {
            client.path("defaultClientScopes")
                    .forEach(scope -> assertThat(scopes).contains(scope.asText()));
        }
    }
}
