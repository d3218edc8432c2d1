package io.yarnsubmit.client.plan;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.protocol.MemoryOverhead;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;

/**
 * The size of the ApplicationMaster's container: its own share, and in cluster mode the driver's beside it.
 *
 * @param container the total memory
 * @param cores vcores
 * @param heap of the ApplicationMaster's JVM
 */
public record AmShare(MemorySize container, int cores, MemorySize heap) {

    public static AmShare of(SubmitRequest request) {
        Settings settings = request.settings();
        MemorySize own = settings.get(ConfigKeys.AM_MEMORY);
        MemorySize heap = own.minus(MemoryOverhead.of(own));
        return request.deployMode() == DeployMode.CLIENT
                ? new AmShare(own, settings.get(ConfigKeys.AM_CORES), heap)
                : new AmShare(
                        own.plus(settings.get(ConfigKeys.DRIVER_MEMORY)), settings.get(ConfigKeys.DRIVER_CORES), heap);
    }
}
