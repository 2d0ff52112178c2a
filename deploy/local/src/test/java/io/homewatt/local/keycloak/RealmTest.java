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
        assertThat(text).doesNotContain("${").doesNotContain("a-key").contains(a.appIdHash());
    }

    @Test
    void eachOrganisationHasItsBackEndAndItsHousehold() {
        assertThat(realm.path("clients").findValuesAsText("clientId"))
                .containsExactlyInAnyOrder("homewatt-demo", "organisation-a", "organisation-b");
        assertThat(realm.path("groups").findValuesAsText("name")).containsExactly("org_a", "org_b");
        assertThat(realm.path("users").findValuesAsText("username"))
                .containsExactlyInAnyOrder(
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
            assertThat(user.has("clientRoles")).isFalse();
        }
    }

    @Test
    void theClusterHasNeitherSecretsNorUsersNorTheDemoClient() throws IOException {
        JsonNode committed = new ObjectMapper().readTree(FILE.toFile());

        assertThat(committed.has("users")).isFalse();
        assertThat(committed.has("clients")).isFalse();
        assertThat(committed.toString()).doesNotContain("\"secret\"").doesNotContain("\"credentials\"");
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
