package io.yarnsubmit.page;

import io.yarnsubmit.protocol.secrets.SecretMask;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings as others may see them. The user's secrets are hidden by their values, wherever they are. A value is hidden as a whole
 * where its name says that it is a secret, and where it is a variable's: people put passwords there. Pure.
 */
final class ShownSettings {
    static final String HIDDEN = "********";

    private static final Pattern VARIABLE = Pattern.compile(".*\\.env\\..+");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(secret|password|passwd|passphrase|token|credential|api-?key|private-?key|access-?key).*");
    private static final Pattern SECRET_OPTION = Pattern.compile(
            "(?i)([\\w.-]*(?:secret|password|passwd|passphrase|token|credential|key)[\\w.-]*(?:=|:\\s+))[^\\s,]+");
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(://[^/\\s:@]*:)[^@/\\s]+(?=@)");
    private static final Pattern OWN_NAME = Pattern.compile("yarnsubmit\\.tokens?(\\..*)?");

    private final SecretMask mask;

    ShownSettings(SecretMask mask) {
        this.mask = mask;
    }

    Map<String, String> of(Map<String, String> settings) {
        Map<String, String> shown = new TreeMap<>();
        settings.forEach((name, value) -> shown.put(name, value(name, value)));
        return shown;
    }

    private String value(String name, String value) {
        boolean hidden = VARIABLE.matcher(name).matches()
                || SECRET_NAME.matcher(name).matches()
                        && !OWN_NAME.matcher(name).matches();
        if (hidden) {
            return HIDDEN;
        }
        String shown = SECRET_OPTION.matcher(mask.mask(value)).replaceAll("$1" + HIDDEN);
        return PASSWORD_IN_URL.matcher(shown).replaceAll("$1" + HIDDEN);
    }
}
