package io.homewatt.disaggregation.meterfile;

import java.util.List;

/** A file of which nothing is taken. */
public final class RefusedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a file is refused. */
    public enum Reason {
        /** It is none of the formats. */
        UNKNOWN_FORMAT,
        /** It is larger than is sensible, unpacked or as it is: bytes, columns, depth, reads. */
        TOO_LARGE,
        /** It ends early, or is not what its format says. */
        DAMAGED,
        /** It has lines that can't be reads. */
        REFUSED_LINES,
        /** It names several homes, and which is meant can't be told. */
        SEVERAL_HOMES,
        /** All of its lines are left out, or there are none. */
        NO_READS
    }

    private final Reason reason;
    private final transient List<NotedLine> lines;
    private final long count;

    RefusedFile(Reason reason, String message) {
        this(reason, message, new NotedLines());
    }

    RefusedFile(Reason reason, String message, NotedLines lines) {
        super(message, null, false, false);
        this.reason = reason;
        this.lines = lines.first();
        this.count = lines.count();
    }

    public Reason reason() {
        return reason;
    }

    /** The first 100 lines that are the cause, if lines are. */
    public List<NotedLine> lines() {
        return lines;
    }

    /** How many lines are the cause. */
    public long count() {
        return count;
    }
}
