package io.homewatt.enrichment.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.homewatt.enrichment.icp.Icp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the registry's JSON as leniently as it can be read without guessing: members may be missing, null, empty, or of
 * another type, an array of one may be the one, and there may be members that nobody has heard of.
 */
final class Answers {

    private static final int NOT_FOUND = 103;
    private static final int INVALID = 400;
    private static final Set<String> YES = Set.of("TRUE", "Y", "YES", "1");
    private static final String METER = "M";

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** Thrown for a body that is not what the registry says: a proxy's page, half an answer, another API's. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * What a successful answer says about each identifier in it; empty for those of which it says that they are unknown.
     */
    Map<Icp, Optional<Connection>> read(byte[] body) throws Unreadable {
        Map<Icp, Optional<Connection>> read = new HashMap<>();
        for (JsonNode entry : entries(body)) {
            Optional<Icp> icp = Icp.parse(text(entry, "ICPIdentifier"));
            if (icp.isPresent()) {
                read.put(icp.get(), isProblem(entry) ? Optional.empty() : Optional.of(connection(entry)));
            }
        }
        return read;
    }

    /**
     * Whether a 400 or 404 is the registry's own word on an identifier, and not that of a gateway that does not know the
     * address; and the identifiers that it names, which may be none of those that were asked for.
     */
    Set<Icp> refused(byte[] body) throws Unreadable {
        Set<Icp> named = new java.util.HashSet<>();
        for (JsonNode entry : entries(body)) {
            if (!isProblem(entry)) {
                throw new Unreadable("refused without a reason");
            }
            Icp.parse(text(entry, "ICPIdentifier")).ifPresent(named::add);
        }
        return named;
    }

    private List<JsonNode> entries(byte[] body) throws Unreadable {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (IOException e) {
            throw new Unreadable("not JSON");
        }
        if (root == null || !root.isArray() && !root.has("ICPIdentifier")) {
            throw new Unreadable("JSON of something else");
        }
        return each(root);
    }

    private static boolean isProblem(JsonNode entry) {
        return !entry.path("Network").isObject()
                && each(entry.path("Messages")).stream()
                        .mapToInt(message -> number(message, "Code"))
                        .anyMatch(code -> code == NOT_FOUND || code == INVALID);
    }

    private static Connection connection(JsonNode entry) {
        JsonNode network = one(entry.path("Network"));
        List<JsonNode> meters = meters(entry);
        return new Connection(
                number(entry, "ICPStatus"),
                text(network, "NetworkParticipantID").toUpperCase(Locale.ROOT),
                text(network, "POC").toUpperCase(Locale.ROOT),
                !meters.isEmpty(),
                meters.stream()
                        .anyMatch(meter -> YES.contains(text(meter, "AMIFlag").toUpperCase(Locale.ROOT))),
                directions(meters));
    }

    private static List<JsonNode> meters(JsonNode entry) {
        List<JsonNode> meters = new ArrayList<>();
        for (JsonNode installation : each(one(entry.path("Metering")).path("InstallationInformation"))) {
            for (JsonNode component : each(installation.path("ComponentInformation"))) {
                if (text(component, "ComponentType").equalsIgnoreCase(METER)) {
                    meters.add(component);
                }
            }
        }
        return meters;
    }

    private static List<FlowDirection> directions(List<JsonNode> meters) {
        List<String> codes = meters.stream()
                .flatMap(meter -> each(meter.path("ChannelInformation")).stream())
                .map(channel -> text(channel, "EnergyFlowDirection"))
                .toList();
        return Arrays.stream(FlowDirection.values())
                .filter(direction -> codes.stream().anyMatch(direction.code()::equalsIgnoreCase))
                .toList();
    }

    private static JsonNode one(JsonNode node) {
        return node.isArray() ? node.path(0) : node;
    }

    private static List<JsonNode> each(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else if (node.isObject()) {
            nodes.add(node);
        }
        nodes.removeIf(element -> !element.isObject());
        return nodes;
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.isObject() ? node.path(member) : MissingNode.getInstance();
        return value.isValueNode() && !value.isNull() ? value.asText("").trim() : "";
    }

    private static int number(JsonNode node, String member) {
        String text = text(node, member);
        try {
            return text.isEmpty() ? 0 : (int) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
