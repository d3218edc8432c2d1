package io.yarnsubmit.appmaster.yarn;

import java.util.Optional;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerUpdateType;
import org.apache.hadoop.yarn.api.records.ExecutionType;
import org.apache.hadoop.yarn.api.records.UpdateContainerError;
import org.apache.hadoop.yarn.api.records.UpdateContainerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the requests that turn opportunistic containers into guaranteed ones. */
final class Promotions {
    private static final Logger log = LoggerFactory.getLogger(Promotions.class);
    private static final String WRONG_VERSION = "INCORRECT_CONTAINER_VERSION_ERROR";

    private Promotions() {}

    /** The request; empty if the container is guaranteed already. A request names the type or the size, never both. */
    static Optional<UpdateContainerRequest> request(Container container) {
        return container.getExecutionType() != ExecutionType.OPPORTUNISTIC
                ? Optional.empty()
                : Optional.of(UpdateContainerRequest.newInstance(
                        container.getVersion(),
                        container.getId(),
                        ContainerUpdateType.PROMOTE_EXECUTION_TYPE,
                        null,
                        ExecutionType.GUARANTEED));
    }

    /** Whether to ask once more, because the container has a newer version. */
    static boolean isWorthAsking(UpdateContainerError error, Container container) {
        log.info("{} was not promoted: {}", container.getId(), error.getReason());
        if (!String.valueOf(error.getReason()).startsWith(WRONG_VERSION)
                || error.getCurrentContainerVersion() == container.getVersion()) {
            return false;
        }
        container.setVersion(error.getCurrentContainerVersion());
        return true;
    }
}
