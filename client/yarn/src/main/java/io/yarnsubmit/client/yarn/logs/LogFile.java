package io.yarnsubmit.client.yarn.logs;

import java.time.Instant;
import java.util.Optional;

/**
 * One file in a container's log directory, as YARN describes it.
 *
 * @param node the machine, as YARN names it, with its port
 * @param length in bytes, all of it
 * @param modified when it was last written; in the TFile format, when it was aggregated
 */
record LogFile(String container, String node, String name, long length, Optional<Instant> modified) {}
