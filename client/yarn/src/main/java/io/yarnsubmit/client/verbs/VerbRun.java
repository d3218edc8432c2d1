package io.yarnsubmit.client.verbs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One verb while it is carried out: what was typed, and what there is to work with. Used by one thread. */
public final class VerbRun implements AutoCloseable {
    private final VerbArguments arguments;
    private final ProductHome home;
    private final Map<String, String> environment;
    private final Console console;
    private @Nullable Cluster cluster;

    /** @param environment of this process */
    public VerbRun(VerbArguments arguments, ProductHome home, Map<String, String> environment, Console console) {
        this.arguments = arguments;
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.console = console;
    }

    public VerbArguments arguments() {
        return arguments;
    }

    public ProductHome home() {
        return home;
    }

    public Map<String, String> environment() {
        return environment;
    }

    public Console console() {
        return console;
    }

    /** The cluster of the Hadoop configuration; nothing is connected to before the first call. */
    public Cluster cluster() {
        Cluster opened = cluster;
        if (opened == null) {
            opened = Cluster.of(
                    ClusterConfiguration.fromEnvironment(environment),
                    arguments.settings().get(ConfigKeys.CONNECT_TIMEOUT),
                    console::say);
            cluster = opened;
        }
        return opened;
    }

    public Applications applications() {
        return new Applications(cluster(), arguments.settings().find(ConfigKeys.STAGING_DIRECTORY));
    }

    /** The application that the first word names. */
    public ApplicationFacts application() throws InterruptedException {
        return applications().find(arguments.words().get(0));
    }

    /**
     * The way to a running application's ApplicationMaster.
     *
     * @throws YarnSubmitException {@link ErrorCode#WRONG_STATE} when it has none now, {@link ErrorCode#NOT_THE_OWNER}
     */
    public MasterCalls master(ApplicationFacts facts) throws InterruptedException {
        if (facts.isOver() || facts.am().isEmpty()) {
            throw new YarnSubmitException(
                    ErrorCode.WRONG_STATE,
                    facts.id() + " has no ApplicationMaster that runs: it is " + facts.outcome() + ". 'yarn-submit why "
                            + facts.id() + "' explains it.");
        }
        return new MasterCalls(facts.am().get(), identity(facts));
    }

    /** @throws YarnSubmitException {@link ErrorCode#NOT_THE_OWNER} */
    public TlsIdentity identity(ApplicationFacts facts) throws InterruptedException {
        Optional<TlsIdentity> identity = applications().identity(facts.id());
        return identity.orElseThrow(() -> new YarnSubmitException(
                ErrorCode.NOT_THE_OWNER,
                "The key of " + facts.id() + " is not in your staging directory: "
                        + (facts.user().equals(cluster().user())
                                ? "was it submitted with another --conf stagingDirectory, or is it just ending?"
                                : "it belongs to " + facts.user() + ", and only that user can do this.")));
    }

    public boolean json() {
        return arguments.json();
    }

    /** A line of the answer. */
    public void print(String line) {
        console.print(line);
    }

    /** A line of the answer for programs. */
    public void print(JsonLine line) {
        console.print(line.toString());
    }

    @Override
    public void close() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
