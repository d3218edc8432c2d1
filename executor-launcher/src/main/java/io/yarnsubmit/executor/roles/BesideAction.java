package io.yarnsubmit.executor.roles;

import io.yarnsubmit.protocol.v1.BesideCommand;
import io.yarnsubmit.protocol.v1.BesideEnd;
import java.util.List;

/** What is to be done for commands beside the instance. */
sealed interface BesideAction {
    /** {@link BesideCore#ended} follows. */
    record Start(BesideCommand command) implements BesideAction {}

    record Stop(long number) implements BesideAction {}

    /** Tell the driver. */
    record Report(List<BesideEnd> ends) implements BesideAction {}
}
