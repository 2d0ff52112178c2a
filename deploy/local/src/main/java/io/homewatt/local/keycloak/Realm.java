package io.homewatt.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.local.secret.Organisation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The realm for the first start: the one of the cluster, and what is local only added to its lists. */
final class Realm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Realm() {}

    /** The realm's file with the sample organisations and the clients that are local only, as JSON. */
    static String of(Path file, List<Organisation> organisations) throws IOException {
        var realm = (ObjectNode) JSON.readTree(file.toFile());
        add(realm, JSON.readTree(resource("/keycloak/local-clients.json")));
        String template = resource("/keycloak/sample-organisation.json");
        for (Organisation organisation : organisations) {
            add(realm, JSON.readTree(filledIn(template, organisation)));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
    }

    /** Puts the entries of every list behind those of the realm's list of that name. */
    private static void add(ObjectNode realm, JsonNode lists) {
        for (Map.Entry<String, JsonNode> list : lists.properties()) {
            realm.withArray("/" + list.getKey()).addAll((ArrayNode) list.getValue());
        }
    }

    private static String filledIn(String template, Organisation organisation) {
        Map<String, String> values = Map.of(
                "${ORG_ID}", organisation.id(),
                "${LETTER}", organisation.letter(),
                "${CLIENT_ID}", organisation.clientId(),
                "${CLIENT_SECRET}", organisation.clientSecret(),
                "${APP_ID_HASH}", organisation.appIdHash(),
                "${UTILITY_CODE}", organisation.utilityCode(),
                "${HOUSEHOLD_USER}", organisation.householdUser(),
                "${HOUSEHOLD_PASSWORD}", organisation.householdPassword());
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        return text;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Realm.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
