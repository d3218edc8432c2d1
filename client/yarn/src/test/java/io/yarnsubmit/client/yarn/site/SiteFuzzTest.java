package io.yarnsubmit.client.yarn.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.seeds.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd site files: what Hadoop reads is read as Hadoop does, here and where it is sent to; what is broken gets a sentence. */
class SiteFuzzTest {
    private static final String[] NAMES = {"a", "b", "c.d", "yarn.x", "dfs.y", "größe", " e "};
    private static final String[] VALUES = {
        "", "1", " 2 ", "${a}x", "&lt;&amp;", "<![CDATA[<x>]]>", "ä\n日", "${env.NO}", "&#13;"
    };

    @TempDir
    Path home;

    private String configuration(Random random, Path directory, int depth) throws IOException {
        StringBuilder text = new StringBuilder("<configuration>\n<!-- x -->");
        for (int i = random.nextInt(6); i > 0; i--) {
            String name = NAMES[random.nextInt(NAMES.length)];
            String value = VALUES[random.nextInt(VALUES.length)];
            switch (random.nextInt(depth > 2 ? 3 : 5)) {
                case 0 ->
                    text.append("<property name='" + name.trim() + "' value='" + random.nextInt(9) + "'"
                            + (random.nextInt(4) == 0 ? " final='true'" : "") + "/>");
                case 1 -> text.append("<property><name>" + name + "</name></property>");
                case 4 -> include(random, directory, depth, text);
                default ->
                    text.append("\n<property><name>" + name + "</name><value>" + value + "</value>"
                            + (random.nextInt(4) == 0 ? "<final>true</final>" : "") + "</property>");
            }
        }
        return text + "</configuration>";
    }

    private void include(Random random, Path directory, int depth, StringBuilder text) throws IOException {
        String name = "i" + random.nextInt(1_000_000) + ".xml";
        boolean missing = random.nextInt(3) == 0;
        if (!missing) {
            Files.writeString(directory.resolve(name), configuration(random, directory, depth + 1));
        }
        text.append("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" + name + "'>"
                + "<xi:fallback><property><name>f</name><value>" + random.nextInt(9)
                + "</value></property></xi:fallback>"
                + "</xi:include>");
    }

    private Path odd(long seed) throws IOException {
        Random random = new Random(seed);
        Path directory = Files.createDirectories(home.resolve("s" + seed));
        for (String file : SiteFolders.SITE_FILES) {
            if (file.startsWith("core") || random.nextBoolean()) {
                Files.writeString(directory.resolve(file), configuration(random, directory, 0));
            }
        }
        return directory;
    }

    private static Configuration byHadoop(Path directory) {
        Configuration hadoop = new Configuration(false);
        SiteFolders.SITE_FILES.stream()
                .map(directory::resolve)
                .filter(Files::exists)
                .forEach(file -> hadoop.addResource(new org.apache.hadoop.fs.Path(file.toUri())));
        return hadoop;
    }

    @Test
    void whatHadoopReads_isReadAsHadoopDoes_alsoWhereItIsSentTo() {
        Seeds.of(150, 3_000).forEach(seed -> {
            Path directory = odd(seed);
            Configuration expected = byHadoop(directory);
            SiteConfiguration site = SiteConfiguration.read(new SiteFolders(List.of(List.of(directory))));
            assertThat(site.properties()).hasSize(expected.size());
            assertThat(site.properties())
                    .allSatisfy(property -> assertThat(property.value())
                            .as(property.name())
                            .isEqualTo(expected.getRaw(property.name())));

            Path there = Files.createDirectory(home.resolve("there" + seed));
            for (Map.Entry<String, byte[]> file : site.files().entrySet()) {
                if (SiteFolders.SITE_FILES.contains(file.getKey())) {
                    Files.write(there.resolve(file.getKey()), file.getValue());
                }
            }
            Configuration sent = byHadoop(there);
            assertThat(sent.size()).isEqualTo(expected.size());
            expected.forEach(entry -> assertThat(sent.getRaw(entry.getKey())).isEqualTo(entry.getValue()));
        });
    }

    @Test
    void whatIsBroken_getsASentence() {
        Seeds.of(300, 10_000).forEach(seed -> {
            Path directory = odd(seed);
            Random random = new Random(seed);
            Path core = directory.resolve("core-site.xml");
            byte[] bytes = Files.readString(core).getBytes(UTF_8);
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] broken =
                    random.nextInt(3) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            Files.write(core, broken);
            try {
                ClusterConfiguration read =
                        ClusterConfiguration.fromEnvironment(Map.of("HADOOP_CONF_DIR", directory.toString()));
                assertThat(read.hadoop().size()).isPositive();
            } catch (YarnSubmitException e) {
                assertThat(e.getMessage())
                        .contains(directory.toString(), "YS-1006")
                        .doesNotContain("Exception");
            }
        });
    }
}
