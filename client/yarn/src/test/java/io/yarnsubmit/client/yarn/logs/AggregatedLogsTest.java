package io.yarnsubmit.client.yarn.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.logaggregation.AggregatedLogFormat.LogKey;
import org.apache.hadoop.yarn.logaggregation.AggregatedLogFormat.LogValue;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileController;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileControllerContext;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileControllerFactory;
import org.apache.hadoop.yarn.logaggregation.filecontroller.ifile.LogAggregationIndexedFileController;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Hadoop's own writers have aggregated is read, in each of their formats, by a gateway that knows of one alone. */
class AggregatedLogsTest {
    private static final ApplicationId APPLICATION = ApplicationId.newInstance(1_795_381_475_466L, 7);
    private static final NodeId NODE = NodeId.newInstance("node1", 45_454);

    @TempDir
    Path directory;

    private String user = "";

    @BeforeEach
    void readUser() throws IOException {
        user = UserGroupInformation.getCurrentUser().getShortUserName();
    }

    private YarnConfiguration gateway() {
        YarnConfiguration conf = new YarnConfiguration();
        conf.set("fs.defaultFS", "file:///");
        conf.set(
                YarnConfiguration.NM_REMOTE_APP_LOG_DIR,
                directory.resolve("remote").toString());
        conf.setBoolean(YarnConfiguration.LOG_AGGREGATION_ENABLED, true);
        return conf;
    }

    private static ContainerId container(int number) {
        return ContainerId.newContainerId(ApplicationAttemptId.newInstance(APPLICATION, 1), number);
    }

    private LogPlace place(int number) {
        return new LogPlace(user, container(number).toString(), "", true);
    }

    /** Has two containers' logs aggregated as a NodeManager does. */
    private void aggregate(String format) throws Exception {
        YarnConfiguration conf = gateway();
        conf.set(YarnConfiguration.LOG_AGGREGATION_FILE_FORMATS, format);
        conf.set(
                "yarn.log-aggregation.file-controller.IFile.class",
                LogAggregationIndexedFileController.class.getName());
        Path local = directory.resolve("local");
        write(local, 1, "stdout", "driver says hello\n");
        write(local, 1, "am.stderr", "");
        write(local, 2, "stdout", "End of LogType:stdout\nLogLength:3\n");
        write(local, 2, "stderr", "a\n".repeat(50_000));
        LogAggregationFileController writer = new LogAggregationFileControllerFactory(conf).getFileControllerForWrite();
        UserGroupInformation owner = UserGroupInformation.getCurrentUser();
        writer.createAppDir(user, APPLICATION, owner);
        org.apache.hadoop.fs.Path file = writer.getRemoteNodeLogFileForApp(APPLICATION, user, NODE);
        LogAggregationFileControllerContext context = new LogAggregationFileControllerContext(
                file,
                new org.apache.hadoop.fs.Path(file.getParent(), file.getName() + ".tmp"),
                false,
                0,
                APPLICATION,
                Map.of(),
                NODE,
                owner);
        writer.initializeWriter(context);
        for (int number = 1; number <= 2; number++) {
            writer.write(
                    new LogKey(container(number)), new LogValue(List.of(local.toString()), container(number), user));
        }
        context.setUploadedLogsInThisCycle(true);
        context.setLogUploadTimeStamp(1);
        context.increLogAggregationTimes();
        writer.postWrite(context);
        writer.closeWriter();
    }

    private static void write(Path local, int number, String name, String text) throws IOException {
        Path folder =
                local.resolve(APPLICATION.toString()).resolve(container(number).toString());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TFile", "IFile"})
    void eachFormat_isRead(String format) throws Exception {
        aggregate(format);
        ContainerLogReader reader = new ContainerLogReader(cluster(gateway()));

        assertThat(reader.tail(place(1), "stdout", 1_000)).isEqualTo(tail("driver says hello\n"));
        assertThat(reader.tail(place(1), "stdout", 6)).isEqualTo(tail("hello\n"));
        assertThat(reader.tail(place(1), "am.stderr", 6)).isEqualTo(tail(""));
        assertThat(reader.tail(place(2), "stdout", 1_000)).isEqualTo(tail("End of LogType:stdout\nLogLength:3\n"));
        assertThat(reader.tail(place(2), "stderr", 10)).isEqualTo(tail("a\n".repeat(5)));
        assertThat(reader.list(place(2)))
                .extracting(LogFile::name, LogFile::length)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("stdout", 34L),
                        org.assertj.core.groups.Tuple.tuple("stderr", 100_000L));
        assertThat(reader.aggregated().list(APPLICATION.toString(), user, null)).hasSize(4);
    }

    @Test
    void aFileThatIsNotThere_isSaid() throws Exception {
        aggregate("TFile");

        assertThat(new ContainerLogReader(cluster(gateway()))
                        .tail(place(1), "nothing", 10)
                        .reason())
                .isEqualTo("there is no nothing of " + container(1) + " among its logs");
    }

    @Test
    void nothingAggregated_isSaid_withThePlace() {
        assertThatThrownBy(() -> new ContainerLogReader(cluster(gateway())).list(place(1)))
                .hasMessageStartingWith("there are no aggregated logs of it in " + directory.resolve("remote"))
                .hasMessageContaining("yarn.log-aggregation.retain-seconds");
    }

    @Test
    void aggregationSwitchedOff_isSaid() {
        YarnConfiguration conf = gateway();
        conf.setBoolean(YarnConfiguration.LOG_AGGREGATION_ENABLED, false);

        assertThat(new ContainerLogReader(cluster(conf))
                        .tail(place(1), "stdout", 10)
                        .reason())
                .contains("log aggregation is off in this configuration (yarn.log-aggregation-enable)");
    }

    private static ClusterConfiguration cluster(YarnConfiguration hadoop) {
        return new ClusterConfiguration(hadoop, List.of());
    }

    private static LogTail tail(String text) {
        return new LogTail(java.util.Optional.of(text), "");
    }
}
