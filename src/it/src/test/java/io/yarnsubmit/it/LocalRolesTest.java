package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Roles on this machine: when an application has succeeded, and what becomes of the rest. */
class LocalRolesTest extends LocalStory {
    /** Says when it runs, and how it ended. */
    private static final String PATIENT =
            "trap 'echo stopped > $0/stopped; exit 0' TERM; echo > $0/runs; sleep 1000 & wait";
    /** Ends when the patient one runs. */
    private static final String AFTER_PATIENT = "until [ -e $0/runs ]; do sleep 0.05; done; exit ";

    private Result run(String success, String... groups) throws IOException {
        Path file = Files.writeString(
                directory.resolve("roles.yaml"),
                "application: {success: " + success + "}\nexecutors:\n  groups:\n    "
                        + String.join("\n    ", groups).replace("DIRECTORY", directory.toString()) + "\n");
        return plain("local")
                .option("--driver-memory", "192m")
                .option("-f", file.toString())
                .run();
    }

    private static String group(String name, String script, String more) {
        return name + ": {command: [sh, -c, \"" + script + "\", DIRECTORY]" + more + "}";
    }

    @Test
    void anInstanceDecides_andTheRestIsStopped() throws IOException {
        Result result =
                run("first/0", group("first", AFTER_PATIENT + "0", ""), group("patient", PATIENT, ", restart: never"));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(directory.resolve("stopped")).hasContent("stopped");
        assertNothingLeft();
    }

    @Test
    void one_isEnough() throws IOException {
        Result result = run(
                "any",
                group("bad", "exit 3", ", restart: never"),
                group("good", AFTER_PATIENT + "0", ""),
                group("patient", PATIENT, ""));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(directory.resolve("stopped")).hasContent("stopped");
    }

    @Test
    void oneThatFailsForGood_isTheFailureOfAll() throws IOException {
        Result result = run(
                "all",
                group("bad", AFTER_PATIENT + "3", ", restart: never"),
                group("good", "exit 0", ""),
                group("extra", "exit 9", ", optional: true, maxRestarts: 0"),
                group("patient", PATIENT, ""));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
        assertThat(result.err()).contains("bad/0");
        assertThat(directory.resolve("stopped")).hasContent("stopped");
        assertNothingLeft();
    }

    @Test
    void aDriverGoesOn_whateverBecomesOfRoles() throws IOException {
        Path file = Files.writeString(directory.resolve("roles.yaml"), """
                executors:
                  groups:
                    bad: {command: [sh, -c, "yarn-submit kv put bad is-there --owner application; exit 3"], restart: never}
                """);

        Result result = plain("local")
                .option("--driver-memory", "192m")
                .option("-f", file.toString(), "--", "bash", "-c", "yarn-submit kv wait bad; echo; sleep 1; exit 5")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
        assertThat(result.out()).isEqualTo("is-there\n");
        assertNothingLeft();
    }

    @Test
    void theRing_needsNoCluster() {
        Result result = plain("local")
                .option("--driver-memory", "192m")
                .option(
                        "-f",
                        Command.distribution()
                                .resolve("examples/roles/ring.yaml")
                                .toString())
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertNothingLeft();
    }
}
