package io.homewatt.enrichment.registry;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which way energy flows through a meter's channel; in the order in which they are published. */
public enum FlowDirection {
    INJECTION("I", "injection"),
    EXTRACTION("X", "extraction");

    private final String code;
    private final String published;

    FlowDirection(String code, String published) {
        this.code = code;
        this.published = published;
    }

    /** The registry's letter. */
    String code() {
        return code;
    }

    /** The word that events carry. */
    @JsonValue
    public String published() {
        return published;
    }
}
