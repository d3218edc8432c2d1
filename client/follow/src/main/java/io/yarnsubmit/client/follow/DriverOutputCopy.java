package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.protocol.v1.DriverOutput;
import io.yarnsubmit.protocol.v1.Outcome;

/** Copies the driver's output to the console, each byte once, also when the connection was lost in between. */
final class DriverOutputCopy {
    private final RunOutput console;
    private long stdoutOffset;
    private long stderrOffset;

    DriverOutputCopy(RunOutput console) {
        this.console = console;
    }

    long stdoutOffset() {
        return stdoutOffset;
    }

    long stderrOffset() {
        return stderrOffset;
    }

    void restart() {
        stdoutOffset = 0;
        stderrOffset = 0;
    }

    void copy(DriverOutput output) {
        boolean stdout = output.getStream() == DriverOutput.Stream.STREAM_STDOUT;
        long expected = stdout ? stdoutOffset : stderrOffset;
        long known = expected - output.getOffset();
        if (known >= output.getData().size()) {
            return;
        }
        byte[] fresh = output.getData().substring((int) Math.max(0, known)).toByteArray();
        if (stdout) {
            console.driverOut(fresh);
            stdoutOffset = output.getOffset() + output.getData().size();
        } else {
            console.driverErr(fresh);
            stderrOffset = output.getOffset() + output.getData().size();
        }
    }

    /** The end of the output, for a client that could see nothing before. */
    void copyTails(Outcome outcome) {
        console.driverOut(outcome.getStdoutTail().toByteArray());
        console.driverErr(outcome.getStderrTail().toByteArray());
    }
}
