package io.yarnsubmit.client.verbs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Answer;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.launch.yarn.ConfigurationFiles;
import io.yarnsubmit.launch.yarn.UnreadMetrics;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One verb while it is carried out: what was typed, and what there is to work with. Used by one thread. */
public final class VerbRun implements AutoCloseable {
    private final VerbArguments arguments;
    private final ProductHome home;
    private final Map<String, String> environment;
    private final Answer answer;
    private @Nullable Cluster cluster;

    /** @param environment of this process */
    public VerbRun(VerbArguments arguments, ProductHome home, Map<String, String> environment, Console console) {
        this.arguments = arguments;
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.answer = new Answer(console, arguments.json());
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

    /** For messages beside the answer. */
    public Console console() {
        return answer.console();
    }

    public Answer answer() {
        return answer;
    }

    /** The cluster of the Hadoop configuration; nothing is connected to before the first call. */
    public Cluster cluster() {
        Cluster opened = cluster;
        if (opened == null) {
            UnreadMetrics.install();
            ConfigurationFiles.install();
            opened =
                    Cluster.of(ClusterConfiguration.fromEnvironment(environment), arguments.settings(), console()::say);
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
     * The same, which this user may see.
     *
     * @throws YarnSubmitException {@link ErrorCode#NOT_THE_OWNER} with who may
     */
    public ApplicationFacts visibleApplication() throws InterruptedException {
        ApplicationFacts facts = application();
        if (facts.isHidden()) {
            throw new YarnSubmitException(
                    ErrorCode.NOT_THE_OWNER,
                    cluster().user() + " may not see what " + facts.id() + " does. " + facts.whoMaySee() + ".");
        }
        return facts;
    }

    /** One whose ApplicationMaster is to be asked, which answers its owner alone. */
    public ApplicationFacts ownApplication() throws InterruptedException {
        ApplicationFacts facts = application();
        if (facts.isHidden()) {
            throw new YarnSubmitException(
                    ErrorCode.NOT_THE_OWNER,
                    facts.id() + " belongs to " + facts.user() + ", and only that user can do this, because its"
                            + " ApplicationMaster wants the application's key. --view-acl and --modify-acl are about"
                            + " YARN.");
        }
        return facts;
    }

    public boolean json() {
        return answer.json();
    }

    /** A line of the answer. */
    public void print(String line) {
        answer.print(line);
    }

    /** A line of the answer for programs. */
    public void print(JsonLine line) {
        answer.print(line);
    }

    @Override
    public void close() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
