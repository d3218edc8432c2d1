package io.yarnsubmit.bench.yarn;

import io.yarnsubmit.bench.Arrivals;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateRequest;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.resourcemanager.ApplicationMasterService;
import org.apache.hadoop.yarn.server.resourcemanager.RMContext;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.YarnScheduler;
import org.apache.hadoop.yarn.server.utils.YarnServerSecurityUtils;

/** The ResourceManager, which notes what it answers to ApplicationMasters' heartbeats. */
final class CountingResourceManager extends ResourceManager {
    private final Map<String, ApplicationCount> applications = new ConcurrentHashMap<>();

    ApplicationCount count(String applicationId) {
        return applications.computeIfAbsent(
                applicationId, unknown -> new ApplicationCount(new Arrivals(), new Arrivals()));
    }

    /** Containers that are given to applications, an ApplicationMaster's own among them. */
    int allocatedContainers() {
        return getResourceScheduler().getRootQueueMetrics().getAllocatedContainers();
    }

    @Override
    protected ApplicationMasterService createApplicationMasterService() {
        return new CountingService(rmContext, scheduler);
    }

    private final class CountingService extends ApplicationMasterService {
        CountingService(RMContext context, YarnScheduler scheduler) {
            super(context, scheduler);
        }

        @Override
        public AllocateResponse allocate(AllocateRequest request) throws YarnException, IOException {
            AllocateResponse response = super.allocate(request);
            ApplicationCount count = count(YarnServerSecurityUtils.authorizeRequest()
                    .getApplicationAttemptId()
                    .getApplicationId()
                    .toString());
            count.heartbeats().add(1);
            int granted = response.getAllocatedContainers().size();
            if (granted > 0) {
                count.granted().add(granted);
            }
            return response;
        }
    }
}
