package io.homewatt.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesFileTest {

    private static final Map<String, URI> BACKENDS = Map.of(
            "customer-service", URI.create("http://localhost:1"),
            "property-service", URI.create("http://localhost:2"),
            "keycloak", URI.create("http://localhost:3"),
            "account-service", URI.create("http://localhost:4"),
            "disaggregation-service", URI.create("http://localhost:5"));

    private static final String VALID = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: some}
            spec:
              rules:
                - matches:
                    - path: {type: PathPrefix, value: /some}
                  filters:
                    - type: URLRewrite
                      urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /other}}
                  backendRefs:
                    - {name: keycloak, port: 80}
                  timeouts: {request: 500ms}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "/customer/v1/customers, customer-service",
        "/customer/v1/customers/, customer-service",
        "/customer/v1/customers/customer_1, customer-service",
        "/customer/v1/customers/customer_1/, customer-service",
        "/customer/v1/customers/customer_1/propertiesX, customer-service",
        "/customer/v1/customers/properties, customer-service",
        "/customer/v1/customers/customer_1/properties, property-service",
        "/customer/v1/customers/customer_1/properties/, property-service",
        "/customer/v1/customers/customer_1/properties/property_2, property-service",
        "/customer/v1/customers/customer_1/properties/property_2/comparisons, property-service",
        "/customer/v1/customers/properties/properties, property-service",
        "/docs/customer, customer-service",
        "/docs/customer/openapi, customer-service",
        "/docs/customer/swagger-ui/, customer-service",
        "/docs/property/swagger-ui/index.css, property-service",
        "/rest/v1/accounts, account-service",
        "/rest/v1/accounts/, account-service",
        "/rest/v1/account, account-service",
        "/rest/v1/accounts/pid/a%2Fb/properties/c, account-service",
        "/rest/v1/catalogue/imports, account-service",
        "/rest/v1/catalogue/imports/1, account-service",
        "/rest/public/tariffs/522, account-service",
        "/rest/echo/hello, account-service",
        "/docs/account/openapi, account-service",
        "/apis/authorization-v1/oauth2/token, keycloak",
        "/apis/disaggregation-v1/utilities/UTIL/customers/1/consumption/alwayson, disaggregation-service",
        "/apis/disaggregation-v1/utilities/UTIL/customers/1/consumption/alwayson/chart, disaggregation-service",
        "/usage/v1/snapshots, disaggregation-service",
        "/usage/v1/snapshots/usage_snapshot_1, disaggregation-service",
        "/docs/disaggregation/openapi, disaggregation-service",
    })
    void theRepositorysRoutesLeadTo(String path, String backend) {
        assertThat(RoutesFile.read(GatewayFixture.ROUTES, BACKENDS).find(path))
                .map(Route::backend)
                .contains(backend);
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/customer",
        "/customer/v1",
        "/customer/v1/customersX",
        "/customer/v1/Customers",
        "/docs",
        "/rest",
        "/rest/v2/accounts",
        "/rest/publicX",
        "/docs/customers/openapi",
        "/q/health",
        "/q/metrics",
        "/realms/homewatt/protocol/openid-connect/token",
        "/admin/master/console/",
        "/apis/authorization-v1/oauth2/token/",
        "/apis/authorization-v1/oauth2/tokens",
        "/apis/disaggregation-v2/utilities",
        "/usage",
    })
    void nothingElseLeadsAnywhere(String path) {
        assertThat(RoutesFile.read(GatewayFixture.ROUTES, BACKENDS).find(path)).isEmpty();
    }

    @Test
    void exactComesBeforeRegularExpressionBeforeTheLongestPrefix() {
        RoutesFile routes = read("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: all}
                spec:
                  rules:
                    - matches: [{path: {type: PathPrefix, value: /a}}]
                      backendRefs: [{name: customer-service, port: 80}]
                    - matches: [{path: {type: PathPrefix, value: /a/longer/prefix}}]
                      backendRefs: [{name: property-service, port: 80}]
                    - matches: [{path: {type: RegularExpression, value: "/a/[^/]+/prefix/x.*"}}]
                      backendRefs: [{name: keycloak, port: 80}]
                    - matches: [{path: {type: Exact, value: /a/longer/prefix/x}}]
                      backendRefs: [{name: customer-service, port: 80}]
                """);

        assertThat(routes.find("/a/longer/prefix/x").orElseThrow().match().type())
                .isEqualTo(PathMatch.Type.Exact);
        assertThat(routes.find("/a/longer/prefix/xy").orElseThrow().backend()).isEqualTo("keycloak");
        assertThat(routes.find("/a/longer/prefix/y").orElseThrow().backend()).isEqualTo("property-service");
        assertThat(routes.find("/a/longer").orElseThrow().backend()).isEqualTo("customer-service");
    }

    @Test
    void rewriteAndTimeoutAreRead() {
        Route route = read(VALID).find("/some/thing").orElseThrow();

        assertThat(route.pathFor("/some/thing")).isEqualTo("/other");
        assertThat(route.timeout()).hasMillis(500);
    }

    @Test
    void onlyFilesAreLargeBodiesAndTakeTheirTime() {
        RoutesFile routes = RoutesFile.read(GatewayFixture.ROUTES, BACKENDS);

        Route imports = routes.find("/rest/v1/catalogue/imports").orElseThrow();
        assertThat(imports.bodyLimit()).contains(2L << 30);
        assertThat(imports.timeout()).hasSeconds(60);
        Route usage = routes.find("/usage/v1/snapshots").orElseThrow();
        assertThat(usage.bodyLimit()).contains(64L << 20);
        assertThat(usage.timeout()).hasSeconds(60);
        assertThat(routes.routes())
                .filteredOn(route -> !route.equals(imports) && !route.equals(usage))
                .allSatisfy(route -> assertThat(route.bodyLimit()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: HTTPRoute | kind: GRPCRoute | kind GRPCRoute is not supported",
                "gateway.networking.k8s.io/v1 | gateway.networking.k8s.io/v1beta1 | v1beta1 is not supported",
                "name: keycloak | name: billing | HTTPRoute some: backend billing",
                "port: 80 | port: 80, weight: 9 | .spec.rules[0].backendRefs[0].weight is not supported",
                "type: PathPrefix | type: Glob | HTTPRoute some: path match type Glob is not supported",
                "type: PathPrefix, value: /some | type: RegularExpression, value: '/[' | regular expression /[",
                "value: /some} | value: some} | path some",
                "value: /some} | 'value: /some}\n          method: GET' | .spec.rules[0].matches[0].method is not supported",
                "type: URLRewrite | type: RequestMirror | filter RequestMirror is not supported",
                "ReplaceFullPath, | ReplacePrefixMatch, | URLRewrite of type ReplacePrefixMatch is not supported",
                "path: {type: ReplaceFullPath | hostname: x, path: {type: ReplaceFullPath | urlRewrite.hostname is not",
                "request: 500ms | request: 2m | time-out 2m (60s at most) is not supported",
                "request: 500ms | request: soon | time-out soon is not supported",
                "name: some} | name: some, annotations: {homewatt.io/max-body-size: 1GB}} | max-body-size 1GB is not supported",
                "name: some} | name: some, annotations: {homewatt.io/encoded-separators: yes}} | encoded-separators yes is not",
                "request: 500ms | backendRequest: 5s | timeouts.backendRequest is not supported",
                "spec: | 'spec: {hostnames: [a.example]}' | .spec.hostnames is not supported",
            })
    void whatIsNotSupportedIsNamed(String valid, String changed, String problem) {
        assertThatThrownBy(() -> read(VALID.replace(valid, changed)))
                .isInstanceOf(InvalidRoutesException.class)
                .hasMessageContaining("routes.yaml: ")
                .hasMessageContaining(problem);
    }

    @Test
    void theSamePathTwiceIsRefused() {
        assertThatThrownBy(() -> read(VALID + "---\n" + VALID)).hasMessageContaining("PathPrefix /some is there twice");
    }

    @Test
    void aFileWithoutRoutesOrNoFileIsRefused() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("it holds no HTTPRoute");
        assertThatThrownBy(() -> RoutesFile.read(folder.resolve("none.yaml"), BACKENDS))
                .isInstanceOf(InvalidRoutesException.class)
                .hasMessageContaining("none.yaml: it can't be read");
    }

    private RoutesFile read(String yaml) {
        try {
            return RoutesFile.read(Files.writeString(folder.resolve("routes.yaml"), yaml), BACKENDS);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
