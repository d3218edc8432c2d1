package io.yarnsubmit.client.run;

import io.yarnsubmit.client.follow.ApplicationPort;
import io.yarnsubmit.client.follow.FollowLimits;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.follow.Leaves;
import io.yarnsubmit.client.relay.OutputLog;
import io.yarnsubmit.client.summary.FinalReport;
import java.nio.file.Path;
import java.util.Optional;

/** An accepted application, as its place knows it. */
interface StartedApplication {
    String id();

    ApplicationPort port();

    FollowLimits limits();

    /** Of its web page, if it is known. */
    Optional<String> trackingUrl() throws InterruptedException;

    /** Where its executors write, if that is on this machine. */
    Optional<Path> logDirectory();

    /** Where the output of a driver on the cluster is too. */
    OutputLog driverLog();

    /** It is followed from now on. */
    void followed(Follower follower);

    /** It is no longer followed. */
    void left(Leaves leaves);

    /** How it ended, if that is known. */
    Optional<FinalReport> ending() throws InterruptedException;
}
