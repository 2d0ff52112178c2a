package io.homewatt.local.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** As much of an import as the API tells at a moment. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Import(
        String importId,
        String status,
        long recordsRead,
        long added,
        long changed,
        long unchanged,
        long skippedCount,
        List<Skipped> skipped,
        String message) {

    private static final String COMPLETED = "COMPLETED";
    private static final String FAILED = "FAILED";

    Import {
        skipped = skipped == null ? List.of() : List.copyOf(skipped);
    }

    boolean ended() {
        return completed() || FAILED.equals(status);
    }

    boolean completed() {
        return COMPLETED.equals(status);
    }

    /** A record that was left out. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Skipped(Long line, String id, String reason) {}
}
