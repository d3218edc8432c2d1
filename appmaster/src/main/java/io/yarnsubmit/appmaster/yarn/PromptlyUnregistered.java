package io.yarnsubmit.appmaster.yarn;

import java.io.IOException;
import org.apache.hadoop.yarn.api.protocolrecords.FinishApplicationMasterRequest;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.impl.AMRMClientImpl;
import org.apache.hadoop.yarn.exceptions.ApplicationMasterNotRegisteredException;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * Hadoop's client for ApplicationMasters, which notices sooner that it is unregistered. The ResourceManager stores the end first,
 * which takes milliseconds; Hadoop's client asks again after a tenth of a second.
 */
final class PromptlyUnregistered extends AMRMClientImpl<ContainerRequest> {
    private static final int LOOKS = 10;
    private static final long MILLIS_BETWEEN_LOOKS = 10;

    @Override
    public void unregisterApplicationMaster(FinalApplicationStatus status, String message, String page)
            throws YarnException, IOException {
        FinishApplicationMasterRequest request = FinishApplicationMasterRequest.newInstance(status, message, page);
        try {
            for (int look = 0;
                    look < LOOKS && !rmClient.finishApplicationMaster(request).getIsUnregistered();
                    look++) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (ApplicationMasterNotRegisteredException e) {
            // The ResourceManager has restarted, which the usual way is prepared for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.unregisterApplicationMaster(status, message, page);
    }
}
