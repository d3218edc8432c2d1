package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.control.ClientEvents;
import io.yarnsubmit.appmaster.control.DriverEvents;
import io.yarnsubmit.appmaster.events.StatusRefresh;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.appmaster.tokens.TokenEvents;
import io.yarnsubmit.protocol.loop.EventLoop;

/** Where events are posted, by parts that are made before those which handle them. */
record Inboxes(
        Inbox<ClusterEvents> cluster,
        Inbox<DriverEvents> driver,
        Inbox<ClientEvents> clients,
        Inbox<TokenEvents> tokens,
        Inbox<StatusRefresh> refreshes,
        Inbox<LifecycleShell> lifecycle) {
    static Inboxes on(EventLoop loop) {
        return new Inboxes(
                new Inbox<>(loop),
                new Inbox<>(loop),
                new Inbox<>(loop),
                new Inbox<>(loop),
                new Inbox<>(loop),
                new Inbox<>(loop));
    }
}
