package io.yarnsubmit.client.yarn.tokens;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.config.TokenKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.DataOutputBuffer;

/** The part of the Hadoop configuration with which the ResourceManager renews an application's tokens, instead of its own. */
public final class TokenConf {
    private TokenConf() {}

    /**
     * As {@code ContainerLaunchContext} has it.
     *
     * @return empty if the ResourceManager is to use its own
     * @throws YarnSubmitException when nothing is to be sent although the user wants that
     */
    public static Optional<ByteBuffer> of(Configuration hadoop, Settings settings) {
        return settings.find(TokenKeys.TOKEN_CONF_REGEX).map(expression -> bytes(hadoop, expression));
    }

    /** The ResourceManager has Hadoop's defaults itself, and takes little. */
    private static boolean isDefault(Configuration hadoop, String key) {
        String[] sources = hadoop.getPropertySources(key);
        return sources != null && sources.length > 0 && sources[sources.length - 1].endsWith("-default.xml");
    }

    private static ByteBuffer bytes(Configuration hadoop, String expression) {
        Pattern wanted = Pattern.compile(expression);
        Configuration sent = new Configuration(false);
        for (Map.Entry<String, String> entry : hadoop) {
            if (wanted.matcher(entry.getKey()).matches() && !isDefault(hadoop, entry.getKey())) {
                // As it is used here: the ResourceManager does not know what a value refers to.
                sent.set(entry.getKey(), hadoop.get(entry.getKey()));
            }
        }
        if (sent.size() == 0) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "No key of Hadoop's site files matches tokenConfRegex, which is '" + expression
                            + "'. Write it so that it matches whole keys, such as 'dfs.nameservices|dfs.ha.*'.");
        }
        try (DataOutputBuffer out = new DataOutputBuffer()) {
            sent.write(out);
            return ByteBuffer.wrap(out.getData(), 0, out.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
