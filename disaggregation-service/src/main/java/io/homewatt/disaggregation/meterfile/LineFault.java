package io.homewatt.disaggregation.meterfile;

/** A line gives no read: because it can't be one, which refuses the file, or because it is sound but not for us. */
final class LineFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean sound;

    private LineFault(String reason, boolean sound) {
        super(reason, null, false, false);
        this.sound = sound;
    }

    /** It can't be a read. */
    static LineFault bad(String reason) {
        return new LineFault(reason, false);
    }

    /** It is left out. */
    static LineFault leftOut(String reason) {
        return new LineFault(reason, true);
    }

    boolean sound() {
        return sound;
    }
}
