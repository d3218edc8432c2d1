package io.yarnsubmit.it.daemons;

import java.io.File;
import java.util.Map;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;

/** A ZooKeeper server: {@code ZooKeeperMain <port> <directory>}. Its data survives it. */
public final class ZooKeeperMain {
    /** Sessions end after two of them at the earliest. */
    private static final int TICK_MILLIS = 1000;

    private ZooKeeperMain() {}

    /** See the class. */
    public static void main(String[] args) throws Exception {
        InstanceSpec spec = new InstanceSpec(
                new File(args[1]),
                Integer.parseInt(args[0]),
                -1,
                -1,
                false,
                -1,
                TICK_MILLIS,
                60,
                Map.of(),
                "127.0.0.1");
        try (TestingServer server = new TestingServer(spec, true)) {
            System.out.println("ZooKeeper at " + server.getConnectString());
            Thread.currentThread().join();
        }
    }
}
