package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.util.List;

/**
 * The secrets of one application.
 *
 * @param values for driver and executors
 * @param warnings what the user should do about where they come from
 */
public record GivenSecrets(UserSecrets values, List<String> warnings) {
    public static final GivenSecrets NONE = new GivenSecrets(UserSecrets.getDefaultInstance(), List.of());

    public GivenSecrets {
        warnings = List.copyOf(warnings);
    }

    /** What may be shown of them: their names, and how programs get them. */
    public List<String> shown() {
        return values.getSecretsList().stream().map(GivenSecrets::shown).toList();
    }

    private static String shown(UserSecret secret) {
        return secret.getName() + (secret.getVariable() ? " (file and variable)" : " (file)");
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "GivenSecrets" + shown();
    }
}
