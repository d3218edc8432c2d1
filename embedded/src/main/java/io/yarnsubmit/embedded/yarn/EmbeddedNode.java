package io.yarnsubmit.embedded.yarn;

import org.apache.hadoop.yarn.server.nodemanager.NodeManager;

/** A NodeManager that does not end the JVM when the ResourceManager tells it to shut down. */
final class EmbeddedNode extends NodeManager {
    @Override
    protected void shutDown(int exitCode) {
        Thread stopping = new Thread(this::stop, "embedded-node-stop");
        stopping.setDaemon(true);
        stopping.start();
    }
}
