package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One program under plain java, and as a driver and in a task: its JVM looks the same to it. It brings an agent, a security
 * provider, proxies, and old classes by the names of ours. docs/plain-java.md has the table of what is compared.
 */
@ExtendWith(MiniCluster.class)
class PlainJavaTest {
    private static final Path SOURCES = Path.of("src", "test", "resources", "plain", "probe");
    /** Classes of libraries that our processes have in other versions. The user's jar has others by these names. */
    private static final List<String> LIBRARIES = List.of(
            "com.google.common.collect.ImmutableList",
            "com.google.gson.Gson",
            "com.google.protobuf.ByteString",
            "io.grpc.Status",
            "io.yarnsubmit.api.OldTask",
            "io.yarnsubmit.protocol.ExitCode",
            "kotlin.Unit",
            "okio.Okio",
            "org.slf4j.Logger");
    /** Of these libraries, and of ours, what the user's jar does not have. */
    private static final List<String> HIDDEN = List.of(
            "com.google.common.collect.ImmutableMap",
            "io.yarnsubmit.driver.DriverMain",
            "org.apache.hadoop.conf.Configuration");

    /** In a container the JVM finds jars by the names that the library cache gives them. */
    private static final Pattern CACHE_PREFIX = Pattern.compile("\\b[0-9a-f]{16}-(?=app\\.jar|rest|agent)");

    private static final Map<String, String> SERVICES = Map.of(
            "java.lang.Runnable", "probe.ProbeRunnable",
            "java.nio.charset.spi.CharsetProvider", "probe.ProbeCharsets",
            "java.nio.file.spi.FileSystemProvider", "probe.ProbeFileSystems",
            "java.sql.Driver", "probe.ProbeDriver");

    private static final Pattern AGENT = Pattern.compile("Probe(Agent|Provider|Tls).*");

    @TempDir
    static Path directory;

    /** Proxies that nobody can reach. */
    private static final List<String> PROXIES = List.of(
            "-DsocksProxyHost=127.0.0.1",
            "-DsocksProxyPort=9",
            "-DsocksNonProxyHosts=",
            "-Dhttps.proxyHost=127.0.0.1",
            "-Dhttps.proxyPort=9",
            "-Djava.net.useSystemProxies=true");

    private static final List<String> PROXY_VARIABLES = List.of("https_proxy", "ALL_PROXY", "GRPC_PROXY_EXP");
    private static final String NO_PROXY_THERE = "127.0.0.1:9";

    private static Path application;
    private static Path agent;
    private static Map<String, String> plain;

    private final MiniCluster cluster;

    PlainJavaTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /** A thin jar in a folder with a blank, and the jar that its manifest names. */
    @BeforeAll
    static void makeProgram() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("a folder").resolve("the lib"));
        Path classes = compiled();
        Path thin = Files.createDirectories(directory.resolve("thin").resolve("probe"));
        Files.move(classes.resolve("probe").resolve("Probe.class"), thin.resolve("Probe.class"));
        agent = agent(classes);
        replaceApi(classes);
        Files.writeString(classes.resolve("probe.txt"), "text");
        Path services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
        for (Map.Entry<String, String> service : SERVICES.entrySet()) {
            Files.writeString(services.resolve(service.getKey()), service.getValue());
        }
        run("jar", "--create", "--file", folder.resolve("rest.jar").toString(), "-C", classes.toString(), ".");
        Path manifest = Files.writeString(
                directory.resolve("manifest"),
                "Main-Class: probe.Probe\n"
                        + "Class-Path: the%20lib/rest.jar lib/missing.jar\n"
                        + "Add-Opens: java.base/java.lang\n");
        application = directory.resolve("a folder").resolve("app.jar");
        run(
                "jar",
                "--create",
                "--file",
                application.toString(),
                "--manifest",
                manifest.toString(),
                "-C",
                thin.getParent().toString(),
                ".");
        plain = underPlainJava();
    }

    private static Path agent(Path classes) throws IOException {
        Path own = Files.createDirectories(directory.resolve("agent").resolve("probe"));
        try (Stream<Path> all = Files.list(classes.resolve("probe"))) {
            for (Path file : all.filter(
                            each -> AGENT.matcher(each.getFileName().toString()).matches())
                    .toList()) {
                Files.move(file, own.resolve(file.getFileName()));
            }
        }
        Path manifest = Files.writeString(directory.resolve("agent.manifest"), "Premain-Class: probe.ProbeAgent\n");
        Path jar = directory.resolve("agent.jar");
        run(
                "jar",
                "--create",
                "--file",
                jar.toString(),
                "--manifest",
                manifest.toString(),
                "-C",
                own.getParent().toString(),
                ".");
        return jar;
    }

    /** The user's jar has the api of another version, without the methods that the probe calls. */
    private static void replaceApi(Path classes) throws IOException {
        Path source = Files.createDirectories(directory.resolve("old-api")).resolve("DriverContext.java");
        Files.writeString(source, "package io.yarnsubmit.api; public interface DriverContext extends AutoCloseable {}");
        run("javac", "-proc:none", "-nowarn", "-d", classes.toString(), source.toString());
    }

    private static Path compiled() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", api()));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        arguments.addAll(List.of("-d", classes.toString()));
        try (Stream<Path> sources = Files.list(SOURCES)) {
            sources.map(Path::toString).forEach(arguments::add);
        }
        for (String library : LIBRARIES) {
            int dot = library.lastIndexOf('.');
            Path folder = Files.createDirectories(directory
                    .resolve("sources")
                    .resolve(library.substring(0, dot).replace('.', '/')));
            String name = library.substring(dot + 1);
            arguments.add(Files.writeString(
                            folder.resolve(name + ".java"),
                            "package " + library.substring(0, dot) + "; public class " + name + " {}")
                    .toString());
        }
        run("javac", arguments.toArray(new String[0]));
        return classes;
    }

    private static String api() throws IOException {
        try (Stream<Path> jars =
                Files.list(Command.distribution().resolve("lib").resolve("common"))) {
            return jars.map(Path::toString)
                    .filter(jar -> jar.contains("yarn-submit-api"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void run(String tool, String... arguments) {
        int status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        assertThat(status).as(tool).isZero();
    }

    private static String asked() {
        return String.join(",", LIBRARIES) + "," + String.join(",", HIDDEN);
    }

    private static Map<String, String> underPlainJava() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options(agent.toString()));
        command.addAll(List.of("-jar", application.toString(), "plain", asked()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        PROXY_VARIABLES.forEach(name -> builder.environment().put(name, NO_PROXY_THERE));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(out).isZero();
        return report(out, "plain");
    }

    private static List<String> options(String agentJar) {
        List<String> options = new ArrayList<>(PROXIES);
        options.add("-javaagent:" + agentJar + "=hello");
        return options;
    }

    private static Map<String, String> report(String out, String who) {
        Map<String, String> report = new TreeMap<>();
        out.lines().filter(line -> line.startsWith(who + " ")).forEach(line -> {
            String[] keyAndValue = line.substring(who.length() + 1).split("=", 2);
            report.put(keyAndValue[0], CACHE_PREFIX.matcher(keyAndValue[1]).replaceAll(""));
        });
        return report;
    }

    @Test
    void theProbeIsWorthComparing() {
        assertThat(plain)
                .containsEntry("log manager", "probe.ProbeLogManager")
                .containsEntry("common pool", "3")
                .containsEntry("opened package", "open")
                .containsEntry("file system", "[probe]")
                .containsEntry("default TLS context", "java.security.NoSuchAlgorithmException")
                .containsEntry("io.grpc.Status", "rest.jar")
                .containsEntry("okio.Okio", "rest.jar")
                .containsEntry("io.yarnsubmit.api.OldTask", "rest.jar")
                .containsEntry("agent", "hello")
                .containsEntry("class that the agent saw", "probe/ProbeRunnable")
                .containsEntry("first security provider", "Probe")
                .containsEntry("TLS", "Probe")
                .containsEntry("SOCKS proxy", "127.0.0.1")
                .containsEntry("proxy of the environment", NO_PROXY_THERE)
                .containsEntry("com.google.common.collect.ImmutableMap", "java.lang.ClassNotFoundException");
    }

    @Test
    void aLocalRun_looksLikePlainJava() throws Exception {
        assertSame(Command.bare().option("--master", "local[1]"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void aRunOnTheCluster_looksLikePlainJava(String mode) throws Exception {
        Result result = assertSame(Command.on(cluster).option("--deploy-mode", mode, "--num-executors", "1"), mode);
        cluster.assertNothingLeft(result.applicationId());
    }

    private static Result assertSame(Command command, String mode) {
        String inContainer = agent.getFileName().toString();
        String ofDriver = mode.equals("cluster") ? inContainer : agent.toString();
        command.option("--files", agent.toString())
                .option("--driver-java-options", String.join(" ", options(ofDriver)))
                .option("--executor-java-options", String.join(" ", options(inContainer)));
        PROXY_VARIABLES.forEach(name -> command.option("--driver-env", name + "=" + NO_PROXY_THERE)
                .option("--executor-env", name + "=" + NO_PROXY_THERE));
        Result result =
                command.option(application.toString(), "driver", asked()).run();
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, String> task = report(result.out(), "task");
        assertThat(task.remove("files")).as("temporary files of a task").isEqualTo("below the directory");
        assertThat(report(result.out(), "driver")).as("driver " + mode).isEqualTo(plain);
        assertThat(task).as("task " + mode).isEqualTo(plain);
        assertThat(result.err()).contains("names jars that do not exist", "lib/missing.jar");
        return result;
    }
}
