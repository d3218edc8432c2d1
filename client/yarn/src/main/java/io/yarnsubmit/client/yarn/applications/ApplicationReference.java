package io.yarnsubmit.client.yarn.applications;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.directory.LocalId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** Finds the application that a user names. Pure. */
final class ApplicationReference {
    private static final String LAST = "last";
    private static final Pattern END = Pattern.compile("(\\d*_)?\\d+");
    private static final int MOST_NAMED = 5;

    private ApplicationReference() {}

    /** The name itself, if it is a full id. */
    static Optional<ApplicationId> id(String reference) {
        if (LocalId.isOne(reference)) {
            throw new YarnSubmitException(ErrorCode.WRONG_STATE, LocalId.explain(reference));
        }
        if (!reference.startsWith(ApplicationId.appIdStrPrefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ApplicationId.fromString(reference));
        } catch (IllegalArgumentException e) {
            throw noReference(reference);
        }
    }

    /**
     * The application that is meant.
     *
     * @param known the newest first
     */
    static ApplicationFacts among(String reference, List<ApplicationFacts> known) {
        if (reference.equals(LAST)) {
            return known.stream()
                    .findFirst()
                    .orElseThrow(() -> new YarnSubmitException(
                            ErrorCode.NO_SUCH_APPLICATION,
                            "You have no application on this cluster that the ResourceManager remembers."));
        }
        if (!END.matcher(reference).matches()) {
            throw noReference(reference);
        }
        List<ApplicationFacts> found =
                known.stream().filter(facts -> facts.id().endsWith(reference)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new YarnSubmitException(
                ErrorCode.NO_SUCH_APPLICATION,
                found.isEmpty()
                        ? "None of your applications ends with '" + reference
                                + "'. 'yarn-submit list --all' shows them;"
                                + " another user's is named by its id in full."
                        : found.size() + " of your applications end with '" + reference + "': " + named(found)
                                + ". Write more of the id.");
    }

    private static String named(List<ApplicationFacts> found) {
        List<String> ids =
                found.stream().limit(MOST_NAMED).map(ApplicationFacts::id).toList();
        return String.join(", ", ids) + (found.size() > MOST_NAMED ? ", ..." : "");
    }

    private static YarnSubmitException noReference(String reference) {
        return new YarnSubmitException(
                ErrorCode.BAD_INPUT,
                "'" + reference
                        + "' is not an application. Write its id, application_1700000000000_0042, its end, _0042,"
                        + " or 'last' for your newest.");
    }
}
