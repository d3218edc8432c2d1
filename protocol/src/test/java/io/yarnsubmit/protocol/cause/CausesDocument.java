package io.yarnsubmit.protocol.cause;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes {@code docs/causes.md} from the codes. */
final class CausesDocument {
    private static final String INTRODUCTION = """
            <!-- Made from EndCode, CauseSubject and CauseFigure. CausesDocumentTest says how to write it anew. -->
            # Causes

            With `--json`, `why`, `status`, `list`, `wait` and the last line of a submission say why an application ended:
            ```json
            "cause":{"code":"executors-failed","figures":{"failures":4,"limit":4},"causes":[
              {"code":"executor-memory","subject":{"executor":"7","group":"default","host":"node3","container":"container_1700000000000_0042_01_000008"},
               "figures":{"usedBytes":1181116006,"limitBytes":1073741824}}]}
            ```
            Decide by `code`; codes may be added, none changes its meaning. `subject` says what it is about, `figures` has the
            numbers that are known, `detail` what somebody else wrote or said: an exception, YARN's words, a user's reason.
            `causes` led to it, the oldest first. What is not known is left out. The sentences of `diagnostics` and `sentence`
            are for people, and may be reworded.

            The journal (`timeline.jsonl`, `yarn-submit timeline --json`) has the cause of each end in `ending`, `failuresSpent` and
            `executorLost`. YARN keeps it at the end of the application's diagnostics.
            """;

    private CausesDocument() {}

    static String text() {
        return INTRODUCTION
                + "\n## Of applications\n| code | what happened | figures |\n|---|---|---|\n"
                + rows(code -> !code.isOfExecutor())
                + "\n## Of executors\nThe class says how it counts.\n\n| code | class | what happened | figures |\n|---|---|---|---|\n"
                + rows(EndCode::isOfExecutor)
                + "\n## Subjects\n| name | what it is |\n|---|---|\n"
                + Arrays.stream(CauseSubject.values())
                        .map(subject -> "| `" + subject.label() + "` | " + subject.meaning() + " |\n")
                        .collect(Collectors.joining())
                + "\n## Figures\n| name | what it is |\n|---|---|\n"
                + Arrays.stream(CauseFigure.values())
                        .map(figure -> "| `" + figure.label() + "` | " + figure.meaning() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String rows(Predicate<EndCode> which) {
        return Arrays.stream(EndCode.values())
                .filter(which)
                .map(CausesDocument::row)
                .collect(Collectors.joining());
    }

    private static String row(EndCode code) {
        String lossClass = code.isOfExecutor()
                ? code.lossClass().name().replace("LOSS_CLASS_", "").toLowerCase(Locale.ROOT) + " | "
                : "";
        String figures = code.figures().stream()
                .map(figure -> "`" + figure.label() + "`")
                .collect(Collectors.joining(", "));
        return "| `" + code.label() + "` | " + lossClass + code.meaning() + " | " + figures + " |\n";
    }
}
