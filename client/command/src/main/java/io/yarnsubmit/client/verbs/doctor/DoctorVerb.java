package io.yarnsubmit.client.verbs.doctor;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.TextTable;
import io.yarnsubmit.client.doctor.CheckResult;
import io.yarnsubmit.client.doctor.CheckResult.State;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.doctor.Examination;
import io.yarnsubmit.protocol.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Checks this machine, and the cluster as it is seen from here. Exits with 0 if nothing failed, and otherwise with 125, as a
 * submission would.
 */
public final class DoctorVerb implements Verb {
    private static final VerbOption<Boolean> PROBE =
            VerbOption.flag("probe", "start a container that checks Java and the way back");

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("doctor", "Checks this machine and the cluster from here")
                .examples("doctor", "doctor --probe")
                .options(PROBE)
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        List<CheckResult> results = new ArrayList<>();
        results.add(Examination.java(run.environment()));
        try {
            Cluster cluster = run.cluster();
            results.addAll(new Examination(run.arguments().settings(), run.console()::showPassing)
                    .of(cluster, run.arguments().get(PROBE)));
        } catch (YarnSubmitException e) {
            results.addAll(unusable(e));
        }
        if (run.json()) {
            results.forEach(result -> run.print(json(result)));
        } else {
            print(run, results);
        }
        return results.stream().anyMatch(result -> result.state() == State.FAIL)
                ? ExitCode.NOT_STARTED
                : ExitCode.SUCCESS;
    }

    /** Why no cluster can be asked, one thing a row. */
    private static List<CheckResult> unusable(YarnSubmitException problem) {
        String fix = switch (problem.code()) {
                    case BAD_CONFIGURATION ->
                        "Mend the file, or set HADOOP_CONF_DIR to a copy of the directory in which it is mended";
                    case USER_UNKNOWN -> "Set HADOOP_USER_NAME";
                    case NO_KERBEROS_LOGIN, KERBEROS_NOT_CONFIGURED, KDC_UNUSABLE -> "Do what it says";
                    default ->
                        "Set HADOOP_CONF_DIR to the directory with the cluster's site files (often /etc/hadoop/conf)";
                }
                + "; nothing else can be checked before";
        String check = switch (problem.code()) {
            case USER_UNKNOWN -> "user";
            case NO_KERBEROS_LOGIN -> "ticket";
            case KERBEROS_NOT_CONFIGURED -> "krb5.conf";
            case KDC_UNUSABLE -> "kdc";
            default -> "configuration";
        };
        List<String> lines = String.valueOf(problem.getMessage()).lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> CheckResult.fail(check, lines.get(i), i == 0 ? fix : ""))
                .toList();
    }

    private static JsonLine json(CheckResult result) {
        return new JsonLine()
                .with("check", result.check())
                .with("state", result.state().name().toLowerCase(java.util.Locale.ROOT))
                .with("what", result.what())
                .with("fix", result.fix());
    }

    private static void print(VerbRun run, List<CheckResult> results) {
        TextTable table = new TextTable("CHECK", "STATE", "WHAT");
        results.forEach(result ->
                table.add(result.check(), result.state().word(), result.what().replace('\n', ' ')));
        table.lines().forEach(run::print);
        List<CheckResult> toFix =
                results.stream().filter(result -> !result.fix().isEmpty()).toList();
        if (!toFix.isEmpty()) {
            run.print("");
            toFix.forEach(result -> run.print(result.check() + ": " + result.fix() + "."));
        }
    }
}
