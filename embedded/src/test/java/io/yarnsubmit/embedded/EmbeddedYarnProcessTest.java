package io.yarnsubmit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real process, like the client. */
@Timeout(120)
final class EmbeddedYarnProcessTest {
    @TempDir
    Path temporary;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void isAClusterUntilItsInputEnds() throws Exception {
        Path base = Files.createDirectory(temporary.resolve("cluster"));
        Files.createFile(base.resolve("embedded.err"));
        Process process = start(base, "--nodes", "2", "--hdfs");
        BufferedReader answers = process.inputReader();

        String answer = Objects.requireNonNull(answers.readLine(), "no answer");

        assertThat(answer).isEqualTo("ready " + base.resolve("conf"));
        Configuration conf = configuration(base.resolve("conf"));
        assertThat(nodesOf(conf)).hasSize(2).allSatisfy(node -> {
            assertThat(node.getNodeState()).isEqualTo(NodeState.RUNNING);
            assertThat(node.getCapability().getMemorySize()).isEqualTo(16 * 1024);
        });
        assertThat(homeOn(conf)).startsWith("hdfs://");

        process.getOutputStream().close();

        assertThat(process.waitFor(3, TimeUnit.SECONDS)).as("ended within 3 s").isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(base).doesNotExist();
        assertThat(answers.readLine()).as("nothing else was printed").isNull();
    }

    @Test
    void endsOnASignalEvenWhileItStarts() throws Exception {
        Path base = temporary.resolve("cluster");
        Process process = start(base);
        while (process.isAlive() && !Files.exists(base.resolve("jvm-tmp"))) {
            Thread.onSpinWait();
        }

        process.destroy();

        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(base).doesNotExist();
    }

    @Test
    void saysInOneLineWhyItDidNotStart() throws Exception {
        Path base = Files.createDirectory(temporary.resolve("mine"));
        Path precious = Files.createFile(base.resolve("precious"));
        Process process = start(base);

        String answer = process.inputReader().readLine();

        assertThat(answer).isEqualTo("failed " + base + " is not empty; use a directory that may be removed");
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(precious).exists();
    }

    private Process start(Path base, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(EmbeddedYarnMain.class.getName(), base.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    private static Configuration configuration(Path directory) {
        Configuration conf = new YarnConfiguration();
        for (String name : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
            conf.addResource(
                    new org.apache.hadoop.fs.Path(directory.resolve(name).toUri()));
        }
        return conf;
    }

    private static List<NodeReport> nodesOf(Configuration conf) throws Exception {
        try (YarnClient client = YarnClient.createYarnClient()) {
            client.init(conf);
            client.start();
            return client.getNodeReports();
        }
    }

    private static String homeOn(Configuration conf) throws IOException {
        try (FileSystem files = FileSystem.newInstance(conf)) {
            assertThat(files.exists(files.getHomeDirectory())).isTrue();
            return files.getHomeDirectory().toString();
        }
    }
}
