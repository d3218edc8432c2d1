package io.yarnsubmit.protocol;

import java.time.Duration;

/** How much processor time this process has used, in all its threads. */
public final class ProcessorTime {
    private ProcessorTime() {}

    /** In milliseconds; 0 where the system does not tell. */
    public static long millis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }
}
