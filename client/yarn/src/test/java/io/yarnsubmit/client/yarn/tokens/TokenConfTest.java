package io.yarnsubmit.client.yarn.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.config.TokenKeys;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class TokenConfTest {
    private final Configuration hadoop = new Configuration(false);

    private static Settings matching(String expression) {
        return Settings.of(Map.of(TokenKeys.TOKEN_CONF_REGEX.name(), expression));
    }

    /** As the ResourceManager reads it. */
    private static Configuration read(ByteBuffer sent) throws IOException {
        byte[] bytes = new byte[sent.remaining()];
        sent.get(bytes);
        Configuration conf = new Configuration(false);
        conf.readFields(new DataInputStream(new ByteArrayInputStream(bytes)));
        return conf;
    }

    @Test
    void keysThatMatchAsAWhole_areSent_withTheValuesThatTheyHaveHere() throws IOException {
        hadoop.set("dfs.nameservices", "near,${other}");
        hadoop.set("other", "far");
        hadoop.set("dfs.ha.namenodes.far", "nn1,nn2");
        hadoop.set("my.dfs.nameservices", "no");

        Configuration sent = read(TokenConf.of(hadoop, matching("dfs\\.nameservices|dfs\\.ha\\..*"))
                .orElseThrow());

        assertThat(sent.size()).isEqualTo(2);
        assertThat(sent.get("dfs.nameservices")).isEqualTo("near,far");
        assertThat(sent.get("dfs.ha.namenodes.far")).isEqualTo("nn1,nn2");
    }

    @Test
    void hadoopsDefaultsStayHere_unlessASiteFileHasAnotherValue() throws IOException {
        Configuration withDefaults = new Configuration(false);
        withDefaults.addResource(stream("io.file.buffer.size", "4096"), "core-default.xml");
        withDefaults.addResource(stream("io.seqfile.local.dir", "/x"), "core-default.xml");
        withDefaults.addResource(stream("io.file.buffer.size", "8192"), "core-site.xml");

        Configuration sent =
                read(TokenConf.of(withDefaults, matching("io\\..*")).orElseThrow());

        assertThat(sent.size()).isEqualTo(1);
        assertThat(sent.get("io.file.buffer.size")).isEqualTo("8192");
    }

    private static ByteArrayInputStream stream(String key, String value) {
        return new ByteArrayInputStream(("<configuration><property><name>" + key + "</name><value>" + value
                        + "</value></property></configuration>")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theResourceManagersOwnIsUsed_ifNothingIsSaid() {
        assertThat(TokenConf.of(hadoop, Settings.of(Map.of()))).isEmpty();
    }

    @Test
    void anExpressionThatMatchesNothing_isAMistake() {
        hadoop.set("dfs.nameservices", "near");

        assertThatThrownBy(() -> TokenConf.of(hadoop, matching("nameservices")))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContaining("No key of Hadoop's site files matches tokenConfRegex, which is 'nameservices'");
    }
}
