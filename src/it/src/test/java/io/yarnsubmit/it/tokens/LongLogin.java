package io.yarnsubmit.it.tokens;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.daemons.DaemonCluster;

/** Who gives a job new tokens, and by which login. */
enum LongLogin {
    CLUSTER_KEYTAB("cluster mode, keytab"),
    CLIENT_KEYTAB("client mode, keytab"),
    CLIENT_TICKET("client mode, ticket cache");

    private final String words;

    LongLogin(String words) {
        this.words = words;
    }

    /** Of ann. */
    Command on(DaemonCluster cluster) {
        Command command =
                cluster.commandOf("ann").option("--deploy-mode", this == CLUSTER_KEYTAB ? "cluster" : "client");
        return this == CLIENT_TICKET ? command : byKeytab(command, cluster);
    }

    private static Command byKeytab(Command command, DaemonCluster cluster) {
        return command.option(
                        "--principal",
                        "ann",
                        "--keytab",
                        cluster.realm().keytab("ann").toString())
                // The ApplicationMaster logs in, too, and this realm is not in the machine's krb5.conf.
                .option(
                        "--conf",
                        "am.env.JDK_JAVA_OPTIONS="
                                + cluster.realm().environment().get("JDK_JAVA_OPTIONS"))
                .env("KRB5CCNAME", cluster.realm().environment().get("KRB5CCNAME"));
    }

    @Override
    public String toString() {
        return words;
    }
}
