package io.homewatt.disaggregation.snapshot;

import io.homewatt.disaggregation.meterfile.RefusedFile;
import io.homewatt.platform.rest.ErrorBody;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.ProblemType;
import java.util.ArrayList;
import java.util.List;

/** The errors of the usage API, besides the general ones. */
enum SnapshotProblem implements ProblemType {
    PROPERTY_NOT_FOUND(404, "There is no such property."),
    SNAPSHOT_NOT_FOUND(404, "There is no such usage snapshot."),
    FILE_TOO_LARGE(413, "A file is too large, as it is or when it is unpacked."),
    FILE_FORMAT_UNKNOWN(415, "A file is in none of the formats that are read."),
    FILE_DAMAGED(422, "A file is damaged, or ends early."),
    LINES_REFUSED(422, "A file has lines that can't be reads."),
    SEVERAL_HOMES(422, "A file has reads of several homes, and none is known to be this one's."),
    NO_READS(422, "A file has no read of this home.");

    private final int status;
    private final String message;

    SnapshotProblem(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }

    /**
     * Of a refused file, with the lines that are the cause.
     *
     * @param field the part of the form that the file is
     */
    static Problem of(String field, RefusedFile refused) {
        List<ErrorBody.Detail> details = new ArrayList<>();
        details.add(new ErrorBody.Detail(field, refused.getMessage()));
        refused.lines()
                .forEach(
                        line -> details.add(new ErrorBody.Detail(field, "line " + line.line() + ": " + line.reason())));
        long more = refused.count() - refused.lines().size();
        if (more > 0) {
            details.add(new ErrorBody.Detail(field, "and " + more + " more lines"));
        }
        return new Problem(of(refused.reason()), details);
    }

    private static SnapshotProblem of(RefusedFile.Reason reason) {
        return switch (reason) {
            case UNKNOWN_FORMAT -> FILE_FORMAT_UNKNOWN;
            case TOO_LARGE -> FILE_TOO_LARGE;
            case DAMAGED -> FILE_DAMAGED;
            case REFUSED_LINES -> LINES_REFUSED;
            case SEVERAL_HOMES -> SEVERAL_HOMES;
            case NO_READS -> NO_READS;
        };
    }
}
