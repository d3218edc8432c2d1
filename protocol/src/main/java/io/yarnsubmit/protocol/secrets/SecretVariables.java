package io.yarnsubmit.protocol.secrets;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Those of the user's secrets that are environment variables too. Pure. */
public final class SecretVariables {
    private SecretVariables() {}

    /** Names and values. */
    public static Map<String, String> of(UserSecrets secrets) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (UserSecret secret : secrets.getSecretsList()) {
            if (secret.getVariable()) {
                variables.put(secret.getName(), text(secret.getValue()).orElseThrow());
            }
        }
        return variables;
    }

    /**
     * The value of a variable, which has no line ends behind it, as with {@code $(cat FILE)} in a shell.
     *
     * @return empty if no variable can have it: it is not UTF-8, or has the NUL character
     */
    public static Optional<String> text(ByteString value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(value.asReadOnlyByteBuffer())
                    .toString();
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == '\n') {
                end--;
            }
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text.substring(0, end));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
