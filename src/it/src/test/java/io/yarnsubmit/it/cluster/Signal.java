package io.yarnsubmit.it.cluster;

import java.io.IOException;

/** A signal of the operating system's. */
public enum Signal {
    KILL,
    /** Ctrl-C. */
    INT,
    /** Stands still: keeps its connections, and does nothing. */
    STOP,
    /** Goes on. */
    CONT;

    /** Sends it. A process that has ended in the meantime does not mind. */
    public void to(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
