package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.control.ClientFeed;
import io.yarnsubmit.appmaster.control.ControlServer;
import io.yarnsubmit.appmaster.control.ControlService;
import io.yarnsubmit.appmaster.control.DriverLink;
import io.yarnsubmit.appmaster.control.InstanceRelay;
import io.yarnsubmit.appmaster.control.OutputFeed;
import io.yarnsubmit.appmaster.journal.Journal;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.time.InstantSource;

/**
 * What driver and clients connect to.
 *
 * @param link to the driver
 * @param feed of the clients
 * @param server is listening
 */
record ControlParts(DriverLink link, ClientFeed feed, ControlServer server) {

    /** Opens the port, which takes a while. */
    static ControlParts open(
            PlanView view,
            String listenAddress,
            TlsIdentity identity,
            Inboxes events,
            InstantSource clock,
            EventLoop feedLoop,
            Journal journal)
            throws IOException {
        DriverLink link = new DriverLink();
        DriverOutputFiles shown =
                view.hostsDriver() ? DriverOutputFiles.in(view.container().logDirectory()) : null;
        OutputFeed output = new OutputFeed(shown, view.container().attempt(), feedLoop);
        ClientFeed feed = new ClientFeed(shown, output, clock, events.clients(), feedLoop);
        ControlService service = new ControlService(link, feed, output, events.driver(), events.clients(), journal);
        return new ControlParts(
                link,
                feed,
                ControlServer.open(listenAddress, identity, service, new InstanceRelay(identity, events.clients())));
    }
}
