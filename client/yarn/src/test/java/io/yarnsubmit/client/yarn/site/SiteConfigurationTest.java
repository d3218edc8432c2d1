package io.yarnsubmit.client.yarn.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteConfigurationTest {
    @TempDir
    Path home;

    /** {@code name=value}, with an exclamation mark behind it if it is final. */
    private Path site(String file, String... properties) throws IOException {
        StringBuilder text = new StringBuilder("<configuration>");
        for (String property : properties) {
            String[] parts = property.split("=", 2);
            boolean isFinal = parts[1].endsWith("!");
            text.append("\n<property><name>" + parts[0] + "</name><value>" + parts[1].replaceFirst("!$", "")
                    + "</value>" + (isFinal ? "<final>true</final>" : "") + "</property>");
        }
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "</configuration>");
        return path.getParent();
    }

    private static ClusterConfiguration of(String variable, Object value) {
        return ClusterConfiguration.fromEnvironment(Map.of(variable, value.toString()));
    }

    private static void refused(String value, String... words) {
        refused(Map.of("HADOOP_CONF_DIR", value), words);
    }

    private static void refused(Map<String, String> environment, String... words) {
        assertThatThrownBy(() -> ClusterConfiguration.fromEnvironment(environment))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContainingAll(words)
                .message()
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void laterFilesWin_unlessAnEarlierOneIsFinal() throws Exception {
        Path one = site("one/core-site.xml", "a=1", "b=1!", "fs.default.name=hdfs://old");
        site("one/yarn-site.xml", "a=2", "b=2");
        Path two = site("two/core-site.xml", "a=3", "fs.defaultFS=hdfs://new");

        Configuration hadoop = ClusterConfiguration.fromEnvironment(
                        Map.of("HADOOP_CONF_DIR", one.toString(), "YARN_CONF_DIR", two.toString()))
                .hadoop();

        assertThat(hadoop.get("a")).isEqualTo("3");
        assertThat(hadoop.get("b")).isEqualTo("1");
        assertThat(hadoop.get("fs.defaultFS")).isEqualTo("hdfs://new");
    }

    @Test
    void whatIsSent_isReadAsItWasReadHere_withoutTheFilesThatWereIncluded() throws Exception {
        Path conf = site("conf/core-site.xml", "yarn.resourcemanager.hostname=rm", "x=${user.name} &amp; &lt;", "s=k!");
        site("conf/shared/more.xml", "yarn.acl.enable=true", "dfs.replication=2");
        site("conf/hive-site.xml", "hive.x=1");
        Files.writeString(conf.resolve("fair-scheduler.xml"), "<allocations/>");
        Files.writeString(conf.resolve("broken.xml"), "<configuration>");
        Files.writeString(
                conf.resolve("yarn-site.xml"),
                "<configuration><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"shared/more.xml\"/>"
                        + "</configuration>");
        ClusterConfiguration here = of("HADOOP_CONF_DIR", conf);

        Map<String, byte[]> files = here.site().files();

        assertThat(files.keySet()).containsExactly("core-site.xml", "hdfs-site.xml", "hive-site.xml", "yarn-site.xml");
        assertThat(files.values())
                .allSatisfy(text -> assertThat(new String(text, UTF_8)).doesNotContain("include"));
        Path there = Files.createDirectory(home.resolve("there"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(there.resolve(file.getKey()), file.getValue());
        }
        Configuration read = new YarnConfiguration();
        List.of("core-site.xml", "yarn-site.xml", "hdfs-site.xml")
                .forEach(file -> read.addResource(
                        new org.apache.hadoop.fs.Path(there.resolve(file).toUri())));
        assertThat(read.get("yarn.acl.enable")).isEqualTo("true");
        assertThat(read.get("yarn.resourcemanager.address")).isEqualTo("rm:8032");
        assertThat(read.get("x")).isEqualTo(System.getProperty("user.name") + " & <");
        assertThat(read.getFinalParameters()).contains("s");
        // Where its default is read after core-site.xml, it stands in the file that is read after that.
        assertThat(new String(files.get("yarn-site.xml"), UTF_8)).contains("yarn.resourcemanager.hostname");
        assertThat(new String(files.get("hdfs-site.xml"), UTF_8)).contains("dfs.replication");
    }

    @Test
    void severalFolders_areAClassPath() throws Exception {
        Path one = site("one/core-site.xml", "a=1");
        Path two = site("two/core-site.xml", "a=2", "b=2");
        site("two/yarn-site.xml", "c=2");

        ClusterConfiguration both = of("HADOOP_CONF_DIR", one + ":" + two + ":");

        assertThat(both.hadoop().get("a")).isEqualTo("1");
        assertThat(both.hadoop().get("b")).isNull();
        assertThat(both.hadoop().get("c")).isEqualTo("2");
        assertThat(both.directories()).containsExactly(two, one);
        refused(one + ":" + home.resolve("none"), home.resolve("none").toString(), "not there");
        Path colon = site("a:b/core-site.xml", "a=3");
        assertThat(of("YARN_CONF_DIR", colon).hadoop().get("a")).isEqualTo("3");
    }

    @Test
    void foldersThatAreNone_areRefused() throws Exception {
        refused(Map.of(), "neither HADOOP_CONF_DIR nor YARN_CONF_DIR is set");
        refused(Map.of("HADOOP_CONF_DIR", " "), "neither HADOOP_CONF_DIR nor YARN_CONF_DIR is set");
        refused(home.resolve("none").toString(), "which is not a directory: it is not there");
        refused(home.toString(), "there is none of core-site.xml");
        Path file = site("conf/yarn-site.xml", "a=1").resolve("yarn-site.xml");
        refused(file.toString(), "which is not a directory.");
        refused(
                Map.of("HADOOP_CONF_DIR", file.getParent().toString(), "YARN_CONF_DIR", "nope"),
                "YARN_CONF_DIR is 'nope'");
    }

    @Test
    void allThatIsWrong_isSaidAtOnce() throws Exception {
        Path conf = site("conf/mapred-site.xml", "a=1");
        Files.writeString(conf.resolve("core-site.xml"), "");
        Files.createDirectory(conf.resolve("yarn-site.xml"));

        refused(conf.toString(), "core-site.xml is empty", "yarn-site.xml is a directory", "YS-1006");
    }

    /** A property, and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yarn.resourcemanager.address=foo:bar|no address; write it as host:port",
                "yarn.resourcemanager.address=rm:99999|no address",
                "yarn.resourcemanager.address.rm1=a b:1|no address",
                "yarn.resourcemanager.webapp.address=:80|no address",
                "yarn.resourcemanager.scheduler.address=rm:|no address",
                "yarn.resourcemanager.hostname=rm:8032|no name of a host",
                "fs.defaultFS=name node|no URI of a file system",
                "fs.defaultFS=namenode|",
                "fs.defaultFS=|",
                "yarn.acl.enable=yes|no boolean; write true or false",
                "yarn.resourcemanager.ha.enabled=1|no boolean",
                "yarn.resourcemanager.ha.enabled=true|yarn.resourcemanager.ha.rm-ids does not name",
                "hadoop.security.authentication=krb|write simple or kerberos",
                "a=${a}|a refers to itself: a -> a",
                "yarn.resourcemanager.address=rm:8032|",
                "yarn.resourcemanager.address=[2001:db8::1]:8032|",
                "yarn.resourcemanager.hostname=2001:db8::1|",
                "yarn.resourcemanager.address=${nosuch}:8032|",
                "fs.defaultFS=hdfs://nn|",
                "a=${java.io.tmpdir}/${user.name}|",
                "user.dir=${user.dir}/x|",
            })
    void values_areOfTheirKind(String property, String problem) throws Exception {
        Path conf = site("conf/yarn-site.xml", "z=1", property);
        if (problem == null) {
            assertThat(of("HADOOP_CONF_DIR", conf).hadoop().size()).isPositive();
        } else {
            refused(conf.toString(), conf + "/yarn-site.xml, line 3: " + property.split("=")[0], problem, "YS-1006");
        }
    }

    @Test
    void loops_areShownAsAWhole() throws Exception {
        Path conf = site("conf/core-site.xml", "a=x${b}", "c=${a}");
        site("conf/yarn-site.xml", "b=${c}-${d}", "d=1");

        refused(conf.toString(), "core-site.xml, line 2: a refers to itself: a -> b -> c -> a");
    }

    /** What Hadoop's clients read, each as it is read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ipc.client.connect.timeout=abc|whole number",
                "yarn.client.failover-sleep-max-ms=10x|whole number",
                "dfs.blocksize=64q|number of bytes, such as 64k",
                "hadoop.security.groups.cache.warn.after.ms=10x|duration, such as 30s",
                "fs.automatic.close=maybe|boolean",
                "yarn.client.failover-proxy-provider=no.such.Class|class that can be used here",
            })
    void otherValues_areCheckedWhenTheyAreRead(String property, String kind) throws Exception {
        String name = property.split("=")[0];
        Path conf = site("conf/yarn-site.xml", property);
        Configuration hadoop = SiteHadoop.copyOf(of("HADOOP_CONF_DIR", conf).hadoop());

        assertThatThrownBy(() -> read(hadoop, name, kind))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessage(
                        conf + "/yarn-site.xml, line 2: " + name + " is '" + property.split("=")[1] + "', which is no "
                                + kind + (kind.equals("boolean") ? "; write true or false" : "") + " (YS-1006)");
    }

    private static void read(Configuration hadoop, String name, String kind) {
        Object unused = switch (kind.split(" ")[0]) {
            case "whole" -> hadoop.getInt(name, 1);
            case "number" -> hadoop.getLongBytes(name, 1);
            case "duration," -> hadoop.getTimeDuration(name, 1, TimeUnit.SECONDS);
            case "boolean" -> hadoop.getBoolean(name, true);
            default -> hadoop.getClass(name, Object.class, Object.class);
        };
    }
}
