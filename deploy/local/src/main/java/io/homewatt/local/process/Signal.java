package io.homewatt.local.process;

import java.io.IOException;

/** The signals that end a part in good order. */
public enum Signal {
    /** What nearly everything ends on. */
    TERM,
    /** PostgreSQL's fast shutdown: on TERM it would wait for its clients to leave. */
    INT;

    /** Sends this signal. */
    public void send(ProcessHandle process) throws IOException {
        if (this == TERM) {
            process.destroy();
        } else {
            // The shell's own kill, for machines that have no program of that name.
            new ProcessBuilder("sh", "-c", "kill -" + name() + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }
}
