package io.yarnsubmit.client;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.CommandLine;
import io.yarnsubmit.client.options.Invocation;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.options.Surroundings;
import io.yarnsubmit.client.run.ApplicationRun;
import io.yarnsubmit.client.timeline.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Submits applications from a program: the command as a library.
 *
 * <pre>{@code
 * ApplicationLauncher launcher = new ApplicationLauncher()
 *         .hadoopConfiguration(Path.of("/etc/hadoop/conf"))
 *         .deployMode(DeployMode.CLUSTER)
 *         .option("queue", "etl")
 *         .mainClass("io.yarnsubmit.examples.Pi")
 *         .jar("yarn-submit-examples.jar")
 *         .arguments("100")
 *         .output(System.out::println);
 * try (LaunchedApplication application = launcher.submit()) {
 *     ApplicationResult result = application.await();
 * }
 * }</pre>
 *
 * <p>It needs yarn-submit's distribution, which holds what applications run with: {@link #home}, or the environment variable
 * {@code YARN_SUBMIT_HOME}. Its {@code conf/yarn-submit.properties} applies as for the command.
 *
 * <p>Not thread-safe; what it launches is. It keeps nothing between two submissions, never ends the JVM, and writes nothing to
 * its streams. Any number of applications may run at once. Hadoop itself keeps its security settings for the whole JVM, so
 * they should all be on clusters of one kind. So are logins: {@code principal}, {@code keytab} and {@code proxy-user} replace the
 * JVM's own, for everything that it does with Hadoop from then on.
 */
public final class ApplicationLauncher {
    private static final ApplicationListener NOBODY = new ApplicationListener() {};

    private final List<String> options = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private @Nullable String jar;
    private Consumer<String> output = line -> {};
    private Consumer<String> errorOutput = line -> {};
    private ApplicationListener listener = NOBODY;

    /** Where yarn-submit's distribution was unpacked. */
    public ApplicationLauncher home(Path directory) {
        environment.put("YARN_SUBMIT_HOME", directory.toString());
        return this;
    }

    /** The directory with the cluster's configuration, instead of the one that the environment names. */
    public ApplicationLauncher hadoopConfiguration(Path directory) {
        environment.put("HADOOP_CONF_DIR", directory.toString());
        environment.remove("YARN_CONF_DIR");
        return this;
    }

    /** A job file, as {@code yarn-submit -f} reads it; other settings made here override it. */
    public ApplicationLauncher jobFile(Path file) {
        return option("file", file.toString());
    }

    /** Path or URI of the jar with the driver; a job file may name it instead. */
    public ApplicationLauncher jar(String location) {
        jar = location;
        return this;
    }

    /** A program and its arguments as the driver, instead of a jar. Its standard input is empty. */
    public ApplicationLauncher command(String... words) {
        command.clear();
        command.addAll(List.of(words));
        return this;
    }

    /** The driver's class; by default the jar's Main-Class. */
    public ApplicationLauncher mainClass(String name) {
        return option("class", name);
    }

    /** Adds arguments for the driver. */
    public ApplicationLauncher arguments(String... words) {
        arguments.addAll(List.of(words));
        return this;
    }

    public ApplicationLauncher deployMode(DeployMode mode) {
        return option("deploy-mode", mode.name().toLowerCase(Locale.ROOT));
    }

    /**
     * An option of the command with its value: {@code option("executor-memory", "2g")}.
     *
     * @param name without dashes
     */
    public ApplicationLauncher option(String name, String value) {
        options.add("--" + name + "=" + value);
        return this;
    }

    /** A configuration key: {@code set("executor.cores", "4")}. */
    public ApplicationLauncher set(String key, String value) {
        return option("conf", key + "=" + value);
    }

    /**
     * Takes each line of the driver's standard output, which is dropped otherwise. On other threads than the caller's. A line of
     * more than a megabyte comes in pieces, and what the consumer throws is lost.
     */
    public ApplicationLauncher output(Consumer<String> lines) {
        output = lines;
        return this;
    }

    /** Takes the driver's standard error in the same way. */
    public ApplicationLauncher errorOutput(Consumer<String> lines) {
        errorOutput = lines;
        return this;
    }

    public ApplicationLauncher listener(ApplicationListener hears) {
        listener = hears;
        return this;
    }

    /**
     * Submits; returns when YARN has accepted the application, after its files were uploaded.
     *
     * @throws YarnSubmitException when the request or the cluster does not allow it; nothing is left on the cluster then
     * @throws InterruptedException if the calling thread was interrupted; nothing is left either
     */
    public LaunchedApplication submit() throws InterruptedException {
        ProductHome found = ProductHome.find(environment);
        SubmitRequest request = request(found);
        ApplicationListener hears = listener;
        LibraryOutput words = new LibraryOutput(output, errorOutput, hears::onMessage);
        ApplicationRun run = new ApplicationRun(request, found, environment, words, words, new Timeline());
        try {
            return LaunchedApplication.follow(run.start(), request.deployMode(), words, listener, run::close);
        } catch (InterruptedException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    private SubmitRequest request(ProductHome found) {
        List<String> line = new ArrayList<>(options);
        // A configuration file may set this for the command; here the handle waits, or is detached.
        line.add("--conf=wait=true");
        if (jar != null) {
            line.add(jar);
        }
        line.addAll(arguments);
        if (!command.isEmpty()) {
            if (jar != null) {
                throw new YarnSubmitException(
                        ErrorCode.BAD_INPUT, "jar(...) and command(...) are both given. Drop one of the two.");
            }
            line.add("--");
            line.addAll(command);
        }
        Invocation invocation = CommandLine.parse(line, new Surroundings(environment, found.conf()));
        if (invocation instanceof Invocation.Submit submit) {
            return submit.request();
        }
        throw new YarnSubmitException(ErrorCode.BAD_INPUT, "This launches nothing: " + String.join(" ", options));
    }
}
