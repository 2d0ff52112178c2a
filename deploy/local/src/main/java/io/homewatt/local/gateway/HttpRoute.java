package io.homewatt.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * As much of a Gateway API {@code HTTPRoute} manifest as this gateway understands. A field that is not here fails
 * the reading of the file, so that no route means one thing in the cluster and another locally.
 *
 * @see <a href="https://gateway-api.sigs.k8s.io/reference/spec/#httproute">Gateway API, HTTPRoute</a>
 */
record HttpRoute(String apiVersion, String kind, Metadata metadata, Spec spec) {

    record Metadata(String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {
        Metadata {
            annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        }
    }

    /** {@code parentRefs} name the cluster's gateway; there is only one here, so they are read and not used. */
    record Spec(List<ParentRef> parentRefs, List<Rule> rules) {
        Spec {
            rules = listOf(rules);
        }
    }

    record ParentRef(String name, String namespace, String sectionName) {}

    record Rule(
            String name, List<Match> matches, List<Filter> filters, List<BackendRef> backendRefs, Timeouts timeouts) {
        Rule {
            matches = listOf(matches);
            filters = listOf(filters);
            backendRefs = listOf(backendRefs);
        }
    }

    record Match(Path path) {}

    record Path(String type, String value) {}

    record Filter(String type, UrlRewrite urlRewrite) {}

    record UrlRewrite(PathModifier path) {}

    record PathModifier(String type, String replaceFullPath) {}

    record BackendRef(String name, Integer port) {}

    /** How long the backend may take to begin its answer, when it has the whole request. */
    record Timeouts(String request) {}

    Optional<String> annotation(String name) {
        return Optional.ofNullable(metadata.annotations().get("homewatt.io/" + name));
    }

    private static <T> List<T> listOf(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
