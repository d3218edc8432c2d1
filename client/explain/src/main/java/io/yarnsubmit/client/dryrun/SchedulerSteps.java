package io.yarnsubmit.client.dryrun;

import io.yarnsubmit.protocol.MemorySize;

/**
 * The sizes in which a scheduler grants containers: at least a minimum, and in whole steps. Schedulers that look only at
 * memory grant any number of vcores.
 *
 * @param source where these values come from, for people
 */
public record SchedulerSteps(int minimumMib, int stepMib, int minimumCores, int stepCores, String source) {
    public SchedulerSteps {
        if (minimumMib < 0 || stepMib < 1 || minimumCores < 0 || stepCores < 1) {
            throw new IllegalArgumentException(
                    "no steps: " + minimumMib + ", " + stepMib + ", " + minimumCores + ", " + stepCores);
        }
    }

    public MemorySize memory(MemorySize asked) {
        return MemorySize.ofMib(rounded(asked.mib(), minimumMib, stepMib));
    }

    public int cores(int asked) {
        return rounded(asked, minimumCores, stepCores);
    }

    private static int rounded(int asked, int minimum, int step) {
        long most = Math.max(asked, minimum);
        return (int) Math.min(Integer.MAX_VALUE, (most + step - 1) / step * step);
    }
}
