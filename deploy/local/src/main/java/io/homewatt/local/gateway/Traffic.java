package io.homewatt.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much clients may ask for, read from the policies of the cluster's gateway.
 *
 * @param requestTime how long a client may take to send a request whole
 * @param idleTime how long a connection is kept on which no request has come
 * @param limits those that all routes share that have none of their own
 * @param ownLimits those of single routes, by the routes' names
 */
record Traffic(Duration requestTime, Duration idleTime, List<Limit> limits, Map<String, List<Limit>> ownLimits) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String POLICY = "BackendTrafficPolicy";

    /** Who is counted. */
    enum Client {
        /** That of the access token. */
        ORGANISATION,
        ADDRESS
    }

    /** @param requests of one client in a second */
    record Limit(Client client, int requests) {}

    /**
     * Reads the manifests in a folder.
     *
     * @throws InvalidRoutesException if one can't be read or limits in a way that this gateway doesn't know
     */
    static Traffic read(Path folder) {
        Path clients = folder.resolve("clients.yaml");
        JsonNode timeout = documents(clients).get(0).at("/spec/timeout/http");
        Path traffic = folder.resolve("traffic.yaml");
        List<Limit> usual = new ArrayList<>();
        Map<String, List<Limit>> own = new HashMap<>();
        for (JsonNode policy : documents(traffic)) {
            require(policy.path("kind").asText().equals(POLICY), traffic, "kind " + policy.path("kind"));
            JsonNode target = policy.at("/spec/targetRefs/0");
            String bodies =
                    policy.at("/metadata/labels").path("homewatt.io/bodies").asText("usual");
            if (target.path("kind").asText().equals("Gateway")) {
                usual.addAll(limits(traffic, policy, true));
            } else if (bodies.equals("large")) {
                Path large = folder.resolve("large-bodies.yaml");
                own.put(
                        target.path("name").asText(),
                        limits(large, documents(large).get(0), false));
            } else {
                String merged = policy.at("/spec/mergeType").asText();
                require(merged.equals("StrategicMerge"), traffic, "mergeType " + merged);
            }
        }
        Duration idle = seconds(clients, timeout.path("idleTimeout"));
        // An answer may take so long to begin.
        require(idle.compareTo(RoutesFile.LONGEST_TIMEOUT) > 0, clients, "idleTimeout " + idle);
        return new Traffic(seconds(clients, timeout.path("requestReceivedTimeout")), idle, usual, own);
    }

    /** The same, but for as many requests as anybody likes. */
    Traffic withoutLimits() {
        return new Traffic(requestTime, idleTime, List.of(), Map.of());
    }

    private static List<Limit> limits(Path file, JsonNode policy, boolean shared) {
        List<Limit> limits = new ArrayList<>();
        for (JsonNode rule : policy.at("/spec/rateLimit/global/rules")) {
            JsonNode limit = rule.path("limit");
            String unit = limit.path("unit").asText();
            require(unit.equals("Second"), file, "limit per " + unit);
            require(rule.path("shared").asBoolean() == shared, file, "shared " + !shared);
            limits.add(new Limit(
                    client(file, rule.path("clientSelectors")),
                    limit.path("requests").asInt()));
        }
        require(!limits.isEmpty(), file, "a policy without rate limits");
        return limits;
    }

    private static Client client(Path file, JsonNode selectors) {
        JsonNode selector = selectors.path(0);
        boolean one = selectors.size() == 1 && selector.size() == 1;
        if (one && selector.at("/headers/0/name").asText().equals("x-homewatt-org")) {
            return Client.ORGANISATION;
        }
        require(one && selector.at("/sourceCIDR/type").asText().equals("Distinct"), file, "selection by " + selectors);
        return Client.ADDRESS;
    }

    private static Duration seconds(Path file, JsonNode text) {
        require(text.asText().matches("[0-9]{1,5}s"), file, "time-out " + text);
        return Duration.parse("PT" + text.asText());
    }

    private static List<JsonNode> documents(Path file) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(Files.readString(file))) {
            return documents.readAll();
        } catch (IOException e) {
            throw new InvalidRoutesException(file, "it can't be read: " + e);
        }
    }

    private static void require(boolean supported, Path file, String what) {
        if (!supported) {
            throw new InvalidRoutesException(file, what + " is not supported");
        }
    }
}
