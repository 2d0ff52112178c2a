package io.homewatt.platform.events;

/** A message that can't be understood, however often it is tried. Its message says why, without the value. */
public final class BrokenEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenEvent(String reason) {
        super(reason, null, false, false);
    }
}
