package io.homewatt.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * The cluster's routes, read from their manifests.
 *
 * @param manifests the routes as written, for people to read
 * @param routes the routes in the order in which they are tried
 */
record RoutesFile(List<HttpRoute> manifests, List<Route> routes) {

    private static final String API_VERSION = "gateway.networking.k8s.io/v1";
    /** A connection that is silent for a little longer than this is cut. */
    static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,5})(h|m|s|ms)");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,3})(Mi|Gi)");
    private static final ObjectReader YAML = new YAMLMapper().readerFor(HttpRoute.class);

    /**
     * Reads every manifest in the file.
     *
     * @throws InvalidRoutesException if the file can't be read or asks for anything that this gateway can't do
     */
    static RoutesFile read(Path file, Map<String, URI> backends) {
        List<HttpRoute> manifests = manifests(file);
        List<Route> routes = new ArrayList<>();
        for (HttpRoute manifest : manifests) {
            routes.addAll(new Reading(file, manifest, backends).routes());
        }
        Set<String> seen = new HashSet<>();
        for (Route route : routes) {
            if (!seen.add(route.match().toString())) {
                throw new InvalidRoutesException(file, route.match() + " is there twice");
            }
        }
        routes.sort(Comparator.comparing(Route::match));
        return new RoutesFile(List.copyOf(manifests), List.copyOf(routes));
    }

    /** The route for a path that went through {@link RequestTarget}, if there is one. */
    Optional<Route> find(String path) {
        return routes.stream().filter(route -> route.match().matches(path)).findFirst();
    }

    private static List<HttpRoute> manifests(Path file) {
        try (MappingIterator<HttpRoute> documents = YAML.readValues(Files.readString(file))) {
            List<HttpRoute> manifests = documents.readAll();
            if (manifests.isEmpty()) {
                throw new InvalidRoutesException(file, "it holds no HTTPRoute");
            }
            return manifests;
        } catch (JsonMappingException e) {
            String where = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining());
            throw new InvalidRoutesException(file, where + " is not supported: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new InvalidRoutesException(file, e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidRoutesException(file, "it can't be read: " + e);
        }
    }

    /** One manifest on its way to routes. */
    private record Reading(Path file, HttpRoute manifest, Map<String, URI> backends) {

        List<Route> routes() {
            check(API_VERSION.equals(manifest.apiVersion()), "apiVersion " + manifest.apiVersion());
            check("HTTPRoute".equals(manifest.kind()), "kind " + manifest.kind());
            check(manifest.metadata() != null && manifest.metadata().name() != null, "a manifest without a name");
            check(manifest.spec() != null && !manifest.spec().rules().isEmpty(), "an HTTPRoute without rules");
            return manifest.spec().rules().stream()
                    .flatMap(rule -> routes(rule).stream())
                    .toList();
        }

        private List<Route> routes(HttpRoute.Rule rule) {
            check(
                    rule.backendRefs().size() == 1,
                    "a rule with " + rule.backendRefs().size() + " backendRefs");
            String backend = rule.backendRefs().get(0).name();
            URI uri = backends.get(backend);
            check(uri != null, "backend " + backend + " (known: " + String.join(", ", backends.keySet()) + ")");
            check(!rule.matches().isEmpty(), "a rule without matches");
            Optional<String> rewrite = rewrite(rule.filters());
            Duration timeout = rule.timeouts() == null
                    ? DEFAULT_TIMEOUT
                    : duration(rule.timeouts().request());
            return rule.matches().stream()
                    .map(match -> new Route(
                            manifest.metadata().name(),
                            pathMatch(match),
                            backend,
                            uri,
                            rewrite,
                            timeout,
                            bodyLimit(),
                            flag("encoded-separators"),
                            flag("idempotency-keys")))
                    .toList();
        }

        private Optional<Long> bodyLimit() {
            return manifest.annotation("max-body-size").map(text -> {
                Matcher matcher = SIZE.matcher(text);
                check(matcher.matches(), "max-body-size " + text);
                long amount = Long.parseLong(matcher.group(1));
                return amount << (matcher.group(2).equals("Mi") ? 20 : 30);
            });
        }

        private boolean flag(String name) {
            String text = manifest.annotation(name).orElse("false");
            check(text.equals("true") || text.equals("false"), name + " " + text);
            return text.equals("true");
        }

        private PathMatch pathMatch(HttpRoute.Match match) {
            check(match.path() != null, "a match without a path");
            String type = match.path().type();
            String value = match.path().value();
            check(
                    Arrays.stream(PathMatch.Type.values())
                            .anyMatch(known -> known.name().equals(type)),
                    "path match type " + type);
            check(value != null && value.startsWith("/"), "path " + value + " (it has to begin with /)");
            try {
                return PathMatch.of(PathMatch.Type.valueOf(type), value);
            } catch (PatternSyntaxException e) {
                throw unsupported("regular expression " + value + ": " + e.getDescription());
            }
        }

        private Optional<String> rewrite(List<HttpRoute.Filter> filters) {
            if (filters.isEmpty()) {
                return Optional.empty();
            }
            check(filters.size() == 1, "more than one filter in a rule");
            HttpRoute.Filter filter = filters.get(0);
            check("URLRewrite".equals(filter.type()), "filter " + filter.type());
            HttpRoute.PathModifier path =
                    filter.urlRewrite() == null ? null : filter.urlRewrite().path();
            check(path != null, "a URLRewrite without a path");
            check("ReplaceFullPath".equals(path.type()), "URLRewrite of type " + path.type());
            check(path.replaceFullPath() != null, "a ReplaceFullPath without a path");
            return Optional.of(path.replaceFullPath());
        }

        private Duration duration(String text) {
            Matcher matcher = DURATION.matcher(String.valueOf(text));
            check(matcher.matches(), "time-out " + text);
            long amount = Long.parseLong(matcher.group(1));
            Duration duration =
                    switch (matcher.group(2)) {
                        case "h" -> Duration.ofHours(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        default -> Duration.ofMillis(amount);
                    };
            check(duration.compareTo(LONGEST_TIMEOUT) <= 0, "time-out " + text + " (60s at most)");
            return duration;
        }

        private void check(boolean supported, String what) {
            if (!supported) {
                throw unsupported(what);
            }
        }

        private InvalidRoutesException unsupported(String what) {
            String name =
                    manifest.metadata() == null ? null : manifest.metadata().name();
            return new InvalidRoutesException(
                    file, (name == null ? "" : "HTTPRoute " + name + ": ") + what + " is not supported");
        }
    }
}
