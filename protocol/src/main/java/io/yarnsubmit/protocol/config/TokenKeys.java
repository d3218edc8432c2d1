package io.yarnsubmit.protocol.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration keys on the delegation tokens of an application. {@link ConfigCatalogue} lists them. */
public final class TokenKeys {
    private static final String V0_1 = "0.1.0";

    public static final ConfigKey<List<String>> ACCESS_FILE_SYSTEMS = key(
            "accessFileSystems",
            ConfigType.LIST,
            null,
            "Further file systems that the program uses, as URIs, for which a secured cluster demands tokens.");
    public static final ConfigKey<List<String>> UNRENEWED_FILE_SYSTEMS = key(
            "unrenewedFileSystems",
            ConfigType.LIST,
            null,
            "File systems that the program uses and the ResourceManager cannot reach, as URIs. It does not renew their"
                    + " tokens, which last until their first renewal would be due, usually a day, unless the application"
                    + " gets new ones by itself.");
    public static final ConfigKey<String> TOKEN_CONF_REGEX = key(
            "tokenConfRegex",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "A regular expression. The values of the Hadoop keys that it matches are sent to the ResourceManager, which"
                    + " renews the application's tokens with them alone. For file systems that its own configuration does"
                    + " not know.");
    public static final ConfigKey<String> TOKENS = key(
            "tokens.",
            ConfigType.TEXT,
            null,
            "Whether a provider of tokens is asked on a secured cluster: tokens.NAME.enabled=true or false. Those of this"
                    + " product are filesystems and resourcemanager. Default: true.");
    public static final ConfigKey<List<String>> TOKEN_JARS = key(
            "tokenJars",
            ConfigType.LIST,
            null,
            "Jars on this machine with further providers of tokens and the libraries that they need.");

    private TokenKeys() {}

    private static <T> ConfigKey<T> key(
            String name, ConfigType<T> type, @Nullable String defaultText, String description) {
        return new ConfigKey<>("yarnsubmit." + name, type, defaultText, description, V0_1);
    }
}
