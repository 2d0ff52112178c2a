package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.homewatt.kubernetes.model.EnvoyGateway.Action;
import io.homewatt.kubernetes.model.EnvoyGateway.BackendTrafficPolicy;
import io.homewatt.kubernetes.model.EnvoyGateway.ClientTrafficPolicy;
import io.homewatt.kubernetes.model.EnvoyGateway.EscapedSlashes;
import io.homewatt.kubernetes.model.EnvoyGateway.SecurityPolicy;
import io.homewatt.kubernetes.model.EnvoyGateway.Target;
import io.homewatt.kubernetes.model.EnvoyGateway.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way in: the routes that the local gateway has, too, and what holds on them. */
class GatewayRulesTest {
    private static final String ROUTES = "deploy/kubernetes/base/gateway/routes.yaml";
    private static final String LARGER = "homewatt.io/max-body-size";
    private static final String SEPARATORS = "homewatt.io/encoded-separators";

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theRoutesToTheApisAreThoseThatTheLocalGatewayReads(Overlay overlay) {
        Map<String, JsonNode> written = Manifest.of(ROUTES, Checkout.text(ROUTES)).stream()
                .collect(Collectors.toMap(Manifest::name, Manifest::spec));
        Map<String, JsonNode> rendered = routes(overlay).collect(Collectors.toMap(Manifest::name, Manifest::spec));
        assertThat(rendered).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyRouteLeadsToAServiceWithThatPort(Overlay overlay) {
        assertThat(overlay.all("HTTPRoute", HTTPRoute.class).stream()
                        .flatMap(route -> route.getSpec().getRules().stream())
                        .flatMap(rule -> rule.getBackendRefs().stream()))
                .isNotEmpty()
                .allSatisfy(backend -> assertThat(overlay.find("Service", backend.getName())
                                .orElseThrow()
                                .spec()
                                .path("ports"))
                        .anyMatch(port -> port.path("port").asInt() == backend.getPort()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aRouteBelongsToAGatewayThatSpeaksTlsUnderItsOwnName(Overlay overlay) {
        List<Gateway> gateways = overlay.all("Gateway", Gateway.class);
        assertThat(gateways)
                .flatExtracting(gateway -> gateway.getSpec().getListeners())
                .allSatisfy(listener -> {
                    assertThat(listener.getProtocol()).isEqualTo("HTTPS");
                    assertThat(listener.getHostname()).isNotBlank();
                    assertThat(listener.getTls().getCertificateRefs()).isNotEmpty();
                })
                .extracting(listener -> listener.getHostname())
                .doesNotHaveDuplicates();
        Set<String> names = gateways.stream()
                .map(gateway -> gateway.getMetadata().getName())
                .collect(Collectors.toSet());
        assertThat(overlay.all("HTTPRoute", HTTPRoute.class))
                .flatExtracting(route -> route.getSpec().getParentRefs())
                .allMatch(parent -> names.contains(parent.getName()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPolicyHoldsForAGatewayOrARouteThatThereIs(Overlay overlay) {
        assertThat(Stream.of("BackendTrafficPolicy", "ClientTrafficPolicy", "SecurityPolicy")
                        .flatMap(overlay::kind))
                .hasSizeGreaterThan(3)
                .allSatisfy(policy -> assertThat(policy.spec().path("targetRefs"))
                        .isNotEmpty()
                        .allMatch(target -> overlay.find(
                                        target.path("kind").asText(),
                                        target.path("name").asText())
                                .isPresent()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void bodiesHaveTheUsualLimitButWhereTheRouteSaysMore(Overlay overlay) {
        Set<String> larger = routes(overlay)
                .filter(route -> !annotation(route, LARGER).isEmpty())
                .map(Manifest::name)
                .collect(Collectors.toSet());
        Set<String> unbuffered = overlay.all("BackendTrafficPolicy", BackendTrafficPolicy.class).stream()
                .filter(policy ->
                        policy.spec().requestBuffer() == null && policy.spec().mergeType() == null)
                .flatMap(policy -> policy.spec().targetRefs().stream())
                .map(Target::name)
                .collect(Collectors.toSet());
        assertThat(unbuffered).isEqualTo(larger);
        BackendTrafficPolicy usual =
                overlay.find("BackendTrafficPolicy", "homewatt").orElseThrow().as(BackendTrafficPolicy.class);
        assertThat(usual.spec().targetRefs()).extracting(Target::kind).containsExactly("Gateway");
        assertThat(bytes(usual.spec().requestBuffer().limit().toString()))
                .isEqualTo(ServiceSettings.of("customer-service").bytes("homewatt.bodies.largest"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatStreamsThroughIsCountedByItsService(Overlay overlay) {
        assertThat(routes(overlay).filter(route -> !annotation(route, LARGER).isEmpty()))
                .isNotEmpty()
                .allSatisfy(route -> {
                    String service =
                            route.spec().at("/rules/0/backendRefs/0/name").asText();
                    assertThat(ServiceSettings.of(service).bytes("quarkus.http.limits.max-body-size"))
                            .isLessThanOrEqualTo(bytes(annotation(route, LARGER)));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void escapedSlashesArriveAsTheyCameIfARouteWantsThem(Overlay overlay) {
        boolean wanted =
                routes(overlay).anyMatch(route -> annotation(route, SEPARATORS).equals("true"));
        assertThat(overlay.all("ClientTrafficPolicy", ClientTrafficPolicy.class))
                .hasSize(1)
                .allSatisfy(policy -> assertThat(policy.spec().path().escapedSlashesAction())
                        .isEqualTo(wanted ? EscapedSlashes.KeepUnchanged : EscapedSlashes.RejectRequest));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void tokensAreThoseThatTheServicesTakeAndTheirOrganisationCannotBeMadeUp(Overlay overlay) {
        SecurityPolicy policy =
                overlay.find("SecurityPolicy", "homewatt").orElseThrow().as(SecurityPolicy.class);
        var provider = policy.spec().jwt().providers().get(0);
        String issuer = overlay.setting("issuer");
        assertThat(provider.issuer()).isEqualTo(issuer).startsWith("https://");
        ServiceSettings settings = ServiceSettings.of("customer-service");
        assertThat(provider.remoteJWKS().uri())
                .isEqualTo(issuer + "/" + settings.properties().get("quarkus.oidc.jwks-path"));
        assertThat(provider.audiences()).containsExactly(settings.properties().get("quarkus.oidc.token.audience"));
        // Basic credentials and no credentials are the services' business.
        assertThat(policy.spec().jwt().optional()).isTrue();
        assertThat(provider.extractFrom().headers().get(0).valuePrefix()).isEqualTo("Bearer ");
        String header = provider.claimToHeaders().get(0).header();
        assertThat(provider.claimToHeaders().get(0).claim()).isEqualTo("org_id");
        assertThat(overlay.all("ClientTrafficPolicy", ClientTrafficPolicy.class))
                .allSatisfy(clients -> assertThat(
                                clients.spec().headers().earlyRequestHeaders().remove())
                        .contains(header));
        assertThat(overlay.all("BackendTrafficPolicy", BackendTrafficPolicy.class))
                .filteredOn(traffic -> !traffic.metadata().getName().equals("identity"))
                .filteredOn(traffic -> traffic.spec().mergeType() == null)
                .allSatisfy(traffic -> assertThat(
                                traffic.spec().rateLimit().global().rules())
                        .anyMatch(rule -> rule.clientSelectors().get(0).headers() != null
                                && rule.clientSelectors()
                                        .get(0)
                                        .headers()
                                        .get(0)
                                        .name()
                                        .equals(header)));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aRequestIsSentAgainOnlyIfNoServiceHasSeenIt(Overlay overlay) {
        assertThat(overlay.all("BackendTrafficPolicy", BackendTrafficPolicy.class))
                .filteredOn(policy -> policy.spec().retry() != null)
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(policy.spec().retry().retryOn().triggers())
                        .containsExactlyInAnyOrder(Trigger.CONNECT_FAILURE, Trigger.REFUSED_STREAM));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void administrationOfTheIdentityProviderIsForThoseInside(Overlay overlay) {
        assertThat(overlay.kind("HTTPRoute")
                        .filter(route -> route.spec().toString().contains("\"/admin"))
                        .map(Manifest::name))
                .containsExactly("identity-administration");
        SecurityPolicy policy = overlay.find("SecurityPolicy", "identity-administration")
                .orElseThrow()
                .as(SecurityPolicy.class);
        assertThat(policy.spec().authorization().defaultAction()).isEqualTo(Action.Deny);
        assertThat(policy.spec().authorization().rules())
                .flatExtracting(rule -> rule.principal().clientCIDRs())
                .containsExactlyInAnyOrder("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", overlay.setting("egress"))
                .noneMatch(cidr -> cidr.isEmpty() || cidr.endsWith("/0"));
    }

    private static Stream<Manifest> routes(Overlay overlay) {
        return overlay.kind("HTTPRoute")
                .filter(route -> route.spec().at("/parentRefs/0/name").asText().equals("homewatt"));
    }

    private static String annotation(Manifest route, String name) {
        return route.node().path("metadata").path("annotations").path(name).asText();
    }

    private static long bytes(String quantity) {
        return Quantity.getAmountInBytes(new Quantity(quantity)).longValueExact();
    }
}
