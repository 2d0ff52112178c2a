package io.homewatt.customer.signup;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.UUID;

/**
 * Answers of Keycloak's admin API, in the shapes of Keycloak 26, about one customer's user.
 *
 * @param user its id at Keycloak
 * @param customer its name there
 */
record KeycloakStub(WireMockServer keycloak, String organisation, String customer, String user) {
    static final String ADMIN = "/admin/realms/homewatt";
    static final String TOKEN = "/realms/homewatt/protocol/openid-connect/token";
    static final String GROUP = "5f7a3ad6-50bb-4e66-a3c8-5d4b3c5d5e01";
    private static final String ROLE = "{\"id\":\"9d3b1f0e-0a53-4b8c-9d0e-7a1c2b3d4e5f\",\"name\":\"household\","
            + "\"composite\":false,\"clientRole\":false,\"containerId\":\"b5a5a5a5-0000-4000-8000-000000000001\"}";

    static KeycloakStub of(WireMockServer keycloak, String organisation, String customer) {
        return new KeycloakStub(
                keycloak, organisation, customer, UUID.randomUUID().toString());
    }

    /** Everything goes well. */
    KeycloakStub isUp() {
        token();
        keycloak.stubFor(creation().willReturn(created()));
        keycloak.stubFor(search().willReturn(okJson("[" + representation(true) + "]")));
        keycloak.stubFor(get(urlPathEqualTo(ADMIN + "/groups"))
                .withQueryParam("q", equalTo("org_id:\"" + organisation + "\""))
                .willReturn(okJson(group())));
        keycloak.stubFor(put(urlPathEqualTo(users() + "/groups/" + GROUP))
                .willReturn(aResponse().withStatus(204)));
        keycloak.stubFor(get(urlPathEqualTo(users() + "/role-mappings/realm/available"))
                .willReturn(okJson("[{\"id\":\"1\",\"name\":\"offline_access\"}," + ROLE + "]")));
        keycloak.stubFor(post(urlPathEqualTo(users() + "/role-mappings/realm"))
                .withRequestBody(equalToJson("[" + ROLE + "]"))
                .willReturn(aResponse().withStatus(204)));
        keycloak.stubFor(get(urlPathEqualTo(users())).willReturn(okJson(representation(true))));
        keycloak.stubFor(put(urlPathEqualTo(users())).willReturn(aResponse().withStatus(204)));
        return this;
    }

    void token() {
        keycloak.stubFor(post(urlPathEqualTo(TOKEN))
                .withFormParam("grant_type", equalTo("client_credentials"))
                .withFormParam("client_id", equalTo("customer-service"))
                .withFormParam("client_secret", equalTo("a-secret"))
                .willReturn(okJson("{\"access_token\":\"t1\",\"expires_in\":900,\"refresh_expires_in\":0,"
                        + "\"token_type\":\"Bearer\",\"not-before-policy\":0,\"scope\":\"\"}")));
    }

    /** The creation of this customer's user. */
    MappingBuilder creation() {
        return post(urlPathEqualTo(ADMIN + "/users"))
                .withHeader("Authorization", equalTo("Bearer t1"))
                .withRequestBody(matchingJsonPath("$.username", equalTo(customer)));
    }

    ResponseDefinitionBuilder created() {
        return aResponse().withStatus(201).withHeader("Location", "http://localhost:8090" + users());
    }

    static ResponseDefinitionBuilder conflict() {
        return aResponse()
                .withStatus(409)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"errorMessage\":\"User exists with same username\"}");
    }

    /** The search for this customer's user. */
    MappingBuilder search() {
        return get(urlPathEqualTo(ADMIN + "/users"))
                .withQueryParam("exact", equalTo("true"))
                .withQueryParam("username", equalTo(customer));
    }

    /** The first answer to something; after it comes what is stubbed already. */
    void first(MappingBuilder request, ResponseDefinitionBuilder answer) {
        keycloak.stubFor(request.atPriority(1)
                .inScenario(UUID.randomUUID().toString())
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over")
                .willReturn(answer));
    }

    int creations() {
        return keycloak.findAll(postRequestedFor(urlPathEqualTo(ADMIN + "/users"))
                        .withRequestBody(matchingJsonPath("$.username", equalTo(customer))))
                .size();
    }

    boolean isDisabled() {
        return !keycloak.findAll(
                        putRequestedFor(urlPathEqualTo(users())).withRequestBody(equalToJson(representation(false))))
                .isEmpty();
    }

    boolean isChanged() {
        return !keycloak.findAll(putRequestedFor(urlPathEqualTo(users()))).isEmpty();
    }

    String users() {
        return ADMIN + "/users/" + user;
    }

    String representation(boolean enabled) {
        return """
                {"id":"%s","username":"%s","email":"aroha@example.org","emailVerified":false,
                 "attributes":{"customer_id":["%s"],"org_id":["%s"]},"createdTimestamp":1772331247908,"enabled":%s,
                 "totp":false,"disableableCredentialTypes":[],"requiredActions":[],"notBefore":0,
                 "access":{"manage":true}}""".formatted(user, customer, customer, organisation, enabled);
    }

    /** That of another organisation is in the answer, too: the search may know similar values. */
    private String group() {
        return """
                [{"id":"0","name":"other","path":"/other","subGroups":[],"attributes":{"org_id":["%s2"]}},
                 {"id":"%s","name":"%s","path":"/%s","subGroups":[],"attributes":{"org_id":["%s"],"app_ids":["x"]}}]""".formatted(organisation, GROUP, organisation, organisation, organisation);
    }
}
