package io.homewatt.disaggregation.snapshot;

import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.PublicId;
import java.util.UUID;

/** How a snapshot's id looks outside. */
final class SnapshotId {
    private static final PublicId FORM = new PublicId("usage_snapshot_");

    private SnapshotId() {}

    static String of(UUID id) {
        return FORM.of(id);
    }

    /** @throws Problem when it is no snapshot's id, and so nothing's */
    static UUID parse(String text) {
        return FORM.parse(text).orElseThrow(() -> new Problem(SnapshotProblem.SNAPSHOT_NOT_FOUND));
    }
}
