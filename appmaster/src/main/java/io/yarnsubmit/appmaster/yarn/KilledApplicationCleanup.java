package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import org.apache.hadoop.yarn.api.ApplicationClientProtocol;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationReportRequest;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.ClientRMProxy;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the staging directory of a killed application if no client is there to do it. The
 * ApplicationMaster hears of a kill by SIGTERM alone, and a quarter of a second later comes SIGKILL; but SIGTERM also comes
 * when only this attempt is over, and then the next attempt needs the directory. So the ResourceManager is asked, through
 * a connection that was made before. A secured cluster demands a token for that; without one the user's next submission sweeps.
 */
public final class KilledApplicationCleanup {
    private static final Logger log = LoggerFactory.getLogger(KilledApplicationCleanup.class);
    private static final int LOOKS = 20;
    private static final long MILLIS_BETWEEN_LOOKS = 15;

    private final YarnSettings yarn;
    private final AmCredentials credentials;
    private final StagingDirectory staging;
    private final GetApplicationReportRequest request;
    private volatile @Nullable ApplicationClientProtocol resourceManager;

    public KilledApplicationCleanup(
            YarnSettings yarn, AmCredentials credentials, StagingDirectory staging, String applicationId) {
        this.yarn = yarn;
        this.credentials = credentials;
        this.staging = staging;
        this.request = GetApplicationReportRequest.newInstance(ApplicationId.fromString(applicationId));
    }

    /** Connects to ResourceManager and file system, on a thread of its own, unless that is done. */
    public void prepare() {
        if (resourceManager != null || !credentials.mayAskResourceManager()) {
            return;
        }
        OwnThreads.start("cleanup-connections", OwnThreads.NOT_MISSED, this::connect);
    }

    private void connect() {
        try {
            ApplicationClientProtocol connected =
                    ClientRMProxy.createRMProxy(yarn.configuration(), ApplicationClientProtocol.class);
            connected.getApplicationReport(request);
            staging.connect();
            resourceManager = connected;
        } catch (IOException | YarnException e) {
            log.info("after a kill, the user's next submission will clean up: {}", e.toString());
        }
    }

    /** Removes the directory if the application is over. Called while the process ends, so it does not take long. */
    public void run() {
        ApplicationClientProtocol connected = resourceManager;
        if (connected == null) {
            return;
        }
        try {
            for (int look = 0; look < LOOKS; look++) {
                if (isOver(connected)) {
                    staging.delete();
                    return;
                }
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (IOException | YarnException | InterruptedException e) {
            log.info("not cleaned up", e);
        }
    }

    private boolean isOver(ApplicationClientProtocol connected) throws IOException, YarnException {
        YarnApplicationState state =
                connected.getApplicationReport(request).getApplicationReport().getYarnApplicationState();
        return state == YarnApplicationState.KILLED
                || state == YarnApplicationState.FAILED
                || state == YarnApplicationState.FINISHED;
    }
}
