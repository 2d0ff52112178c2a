package io.homewatt.account.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The members of a rate, whose values may be JSON or the text of it. All throw {@link BadRecord}. */
record UrdbRate(ObjectNode members) {
    private static final Set<String> TRUE = Set.of("true", "1", "1.0", "yes");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(20).build());
    }

    /** Null when there is none. */
    String text(String name) {
        return Values.text(scalar(members.path(name)));
    }

    String requiredText(String name) {
        return Values.text(name, scalar(members.path(name)));
    }

    /** Null when there is none. */
    LocalDate date(String name) {
        String text = scalar(members.path(name));
        return text == null ? null : Values.date(name, text);
    }

    /** Null when there is none. */
    BigDecimal number(String name) {
        return number(name, members.path(name));
    }

    static BigDecimal number(String name, JsonNode value) {
        String text = scalar(value);
        return text == null ? null : Values.number(name, text);
    }

    boolean isTrue(String name) {
        String text = scalar(members.path(name));
        return text != null && TRUE.contains(text.toLowerCase(Locale.ROOT));
    }

    boolean isFalse(String name) {
        return scalar(members.path(name)) != null && !isTrue(name);
    }

    /** An array or object, or a missing node. */
    JsonNode nested(String name) {
        JsonNode value = members.path(name);
        if (value.isTextual()) {
            String text = value.textValue().strip();
            if (text.isEmpty()) {
                return MissingNode.getInstance();
            }
            try {
                value = JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new BadRecord(name + " is no JSON");
            }
        }
        if (value == null || value.isNull() || value.isMissingNode()) {
            return MissingNode.getInstance();
        }
        if (!value.isContainerNode()) {
            throw new BadRecord(name + " is no array");
        }
        return value;
    }

    /** The name that its hours have, or a letter. */
    String periodName(List<String> labelMembers, int period) {
        for (String member : labelMembers) {
            JsonNode value = members.path(member);
            if (value.isArray()) {
                String label = Values.text(scalar(value.path(period)));
                if (label != null) {
                    return label;
                }
            }
        }
        return "Period " + (period < 26 ? String.valueOf((char) ('A' + period)) : String.valueOf(period + 1));
    }

    /** Null for nothing, and for blanks. */
    private static String scalar(JsonNode value) {
        if (value.isNull() || !value.isValueNode()) {
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }
}
