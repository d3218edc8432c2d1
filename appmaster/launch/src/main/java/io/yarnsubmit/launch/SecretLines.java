package io.yarnsubmit.launch;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.secrets.SecretFiles;
import io.yarnsubmit.protocol.secrets.SecretVariables;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * How those of the user's secrets that are variables come into the environment of a container's process: everybody who may
 * read logs may read its launch script and launch context, so they are lines among the credentials, and the script reads the
 * file of these. Pure.
 */
public final class SecretLines {
    private static final String MARK = "yarnsubmit-variable ";

    private SecretLines() {}

    /** The lines; empty without such secrets. Credentials surround them with bytes of their own. */
    public static Optional<byte[]> of(UserSecrets secrets) {
        Map<String, String> variables = SecretVariables.of(secrets);
        if (variables.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder("\n");
        variables.forEach((name, value) -> {
            lines.append(MARK).append(name).append('=');
            for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
                lines.append(String.format("\\0%03o", b & 0xff));
            }
            lines.append('\n');
        });
        return Optional.of(lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** What a container's command begins with; nothing without secrets. */
    static String commands(UserSecrets secrets) {
        if (secrets.getSecretsCount() == 0) {
            return "";
        }
        String directory = "export " + SecretFiles.VARIABLE + "=\"$PWD/" + LaunchNames.SECRETS_DIRECTORY + "\"; ";
        return forScript(SecretVariables.of(secrets).isEmpty() ? directory : directory + reading());
    }

    private static String reading() {
        return "while IFS= read -r __s; do case \"$__s\" in '" + MARK + "'*) __s=${__s#* };"
                + " printf -v __v %b \"${__s#*=}\"; export \"${__s%%=*}=$__v\";; esac;"
                + " done < \"$HADOOP_TOKEN_FILE_LOCATION\"; unset __s __v; ";
    }

    /** The script has the command between double quotes. */
    private static String forScript(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$");
    }
}
