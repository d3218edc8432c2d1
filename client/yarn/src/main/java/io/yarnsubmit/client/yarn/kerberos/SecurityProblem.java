package io.yarnsubmit.client.yarn.kerberos;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Kerberos or a service of the cluster says when it refuses a user, in the words of people: what happened, and what to do.
 *
 * @param code of the error
 * @param words the rest of a sentence that begins with who was asked, and the next step
 */
public record SecurityProblem(ErrorCode code, String words) {
    private static final int DEEPEST = 20;

    /** What the exception, or one of its causes, says of a refusal; empty if it is about something else. */
    public static Optional<SecurityProblem> in(@Nullable Throwable thrown) {
        List<String> said = new ArrayList<>();
        boolean kerberos = false;
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String name = cause.getClass().getName();
            kerberos |= name.equals("org.ietf.jgss.GSSException")
                    || name.equals("javax.security.auth.login.LoginException")
                    || name.equals("sun.security.krb5.KrbException");
            said.add(cause.getClass().getSimpleName() + ": " + cause.getMessage());
            cause = cause.getCause();
        }
        return in(said, kerberos);
    }

    /** The same for a text, such as the diagnostics of an application. */
    public static Optional<SecurityProblem> in(String text) {
        return in(List.of(text), false);
    }

    /**
     * The innermost says most.
     *
     * @param kerberos whether Kerberos itself failed, of whose causes some are failures of connections
     */
    static Optional<SecurityProblem> in(List<String> said, boolean kerberos) {
        for (int i = said.size() - 1; i >= 0; i--) {
            Optional<SecurityProblem> found = RefusalRules.find(said.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        if (!kerberos || said.isEmpty()) {
            return Optional.empty();
        }
        return RefusalRules.ofConnection(said.get(said.size() - 1))
                .or(() -> said.stream()
                        .flatMap(text -> RefusalRules.ofKdc(text).stream())
                        .findFirst());
    }

    /** The sentence. */
    public String sentence(String asked) {
        return words.startsWith("The ") ? words : asked + " " + words;
    }

    /** For the user. */
    public YarnSubmitException toException(String asked, Throwable cause) {
        return new YarnSubmitException(code, sentence(asked), cause);
    }
}
