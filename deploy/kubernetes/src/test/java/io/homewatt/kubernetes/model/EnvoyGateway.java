package io.homewatt.kubernetes.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import java.util.List;

/** As much of Envoy Gateway 1.9 as we use: <a href="https://gateway.envoyproxy.io/v1.9/api/extension_types/">reference</a>. */
public final class EnvoyGateway {
    private EnvoyGateway() {}

    public record Target(String group, String kind, String name) {}

    public record EnvoyProxy(String apiVersion, String kind, ObjectMeta metadata, ProxySpec spec) {}

    public record ProxySpec(Provider provider, Shutdown shutdown) {}

    public record Provider(String type, Kubernetes kubernetes) {}

    public record Kubernetes(EnvoyDeployment envoyDeployment, Hpa envoyHpa, Pdb envoyPDB) {}

    public record EnvoyDeployment(Container container) {}

    public record Container(ResourceRequirements resources) {}

    public record Hpa(int minReplicas, int maxReplicas, List<MetricSpec> metrics) {}

    public record Pdb(int minAvailable) {}

    public record Shutdown(String drainTimeout, String minDrainDuration) {}

    public record SecurityPolicy(String apiVersion, String kind, ObjectMeta metadata, SecuritySpec spec) {}

    public record SecuritySpec(List<Target> targetRefs, Jwt jwt, Authorization authorization) {}

    public record Authorization(Action defaultAction, List<AuthorizationRule> rules) {}

    /** What becomes of a request. */
    public enum Action {
        Allow,
        Deny
    }

    public record AuthorizationRule(String name, Action action, Principal principal) {}

    public record Principal(List<String> clientCIDRs) {}

    public record Jwt(boolean optional, List<JwtProvider> providers) {}

    public record JwtProvider(
            String name,
            String issuer,
            List<String> audiences,
            RemoteJwks remoteJWKS,
            Extract extractFrom,
            List<ClaimToHeader> claimToHeaders) {}

    public record RemoteJwks(String uri) {}

    public record Extract(List<HeaderExtract> headers) {}

    public record HeaderExtract(String name, String valuePrefix) {}

    public record ClaimToHeader(String claim, String header) {}

    public record ClientTrafficPolicy(String apiVersion, String kind, ObjectMeta metadata, ClientSpec spec) {}

    public record ClientSpec(
            List<Target> targetRefs,
            Path path,
            Headers headers,
            ClientTimeout timeout,
            ClientConnection connection,
            Http2 http2,
            Tls tls) {}

    public record Path(EscapedSlashes escapedSlashesAction, boolean disableMergeSlashes) {}

    /** What becomes of %2F and %5C in paths. */
    public enum EscapedSlashes {
        KeepUnchanged,
        RejectRequest,
        UnescapeForward,
        UnescapeRedirect
    }

    public record Headers(RequestId requestID, Underscores withUnderscoresAction, HeaderFilter earlyRequestHeaders) {}

    /** What becomes of a client's X-Request-Id. */
    public enum RequestId {
        PreserveOrGenerate,
        Preserve,
        Generate,
        Disable
    }

    /** What becomes of headers with an underscore in their names. */
    public enum Underscores {
        Allow,
        RejectRequest,
        DropHeader
    }

    public record HeaderFilter(List<String> remove) {}

    public record ClientTimeout(ClientHttpTimeout http) {}

    public record ClientHttpTimeout(String requestReceivedTimeout, String idleTimeout) {}

    public record ClientConnection(ConnectionLimit connectionLimit) {}

    public record ConnectionLimit(long value) {}

    public record Http2(int maxConcurrentStreams) {}

    public record Tls(String minVersion) {}

    public record BackendTrafficPolicy(String apiVersion, String kind, ObjectMeta metadata, BackendSpec spec) {}

    public record BackendSpec(
            List<Target> targetRefs,
            String mergeType,
            RateLimit rateLimit,
            RequestBuffer requestBuffer,
            Retry retry,
            Timeout timeout,
            CircuitBreaker circuitBreaker,
            List<ResponseOverride> responseOverride) {}

    public record RateLimit(Global global) {}

    public record Global(List<Rule> rules) {}

    public record Rule(List<Client> clientSelectors, Limit limit, boolean shared) {}

    public record Client(List<HeaderMatch> headers, SourceMatch sourceCIDR) {}

    public record HeaderMatch(String type, String name) {}

    public record SourceMatch(String type, String value) {}

    public record Limit(int requests, Unit unit) {}

    /** What a limit is for. */
    public enum Unit {
        Second,
        Minute,
        Hour
    }

    public record RequestBuffer(Quantity limit) {}

    public record Retry(int numRetries, RetryOn retryOn, PerRetry perRetry) {}

    public record RetryOn(List<Trigger> triggers) {}

    /** Of Envoy's reasons to try again those after which no backend has seen the request. */
    public enum Trigger {
        @JsonProperty("connect-failure")
        CONNECT_FAILURE,
        @JsonProperty("refused-stream")
        REFUSED_STREAM
    }

    public record PerRetry(BackOff backOff) {}

    public record BackOff(String baseInterval, String maxInterval) {}

    public record Timeout(TcpTimeout tcp, HttpTimeout http) {}

    public record TcpTimeout(String connectTimeout) {}

    public record HttpTimeout(String connectionIdleTimeout) {}

    public record CircuitBreaker(int maxConnections, int maxPendingRequests, int maxParallelRequests) {}

    public record ResponseOverride(Match match, Source source, Response response) {}

    public record Match(List<StatusCode> statusCodes) {}

    public record StatusCode(String type, int value) {}

    /** Whose answers are replaced. */
    public enum Source {
        Local
    }

    public record Response(String contentType, Body body) {}

    public record Body(String type, String inline) {}
}
