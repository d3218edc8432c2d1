package io.yarnsubmit.map.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.map.plan.CommandTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitRunTest {
    @TempDir
    Path directory;

    private UnitResult run(@Nullable Duration timeout, int most, String... command) throws Exception {
        CommandSpec commandSpec =
                new CommandSpec(CommandTemplate.of(List.of(command), false), timeout, most, null, Map.of());
        return new UnitRun(commandSpec, executor()).run(new UnitAttempt(7, 2, List.of("an item"), Set.of()));
    }

    private ExecutorEnvironment executor() {
        return new ExecutorEnvironment(Map.of("NM_HOST", "h1", "CONTAINER_ID", "c1"), directory);
    }

    private static String text(CapturedOutput captured) {
        return CapturedText.of(captured);
    }

    @Test
    void outputAndStatus_areBroughtBack() throws Exception {
        UnitResult end = run(null, 1000, "sh", "-c", "echo out $1; echo err >&2; exit 3", "x", "{}");

        assertThat(text(end.out())).isEqualTo("out an item\n");
        assertThat(text(end.err())).isEqualTo("err\n");
        assertThat(end.exitStatus()).isEqualTo(3);
        assertThat(end.kind()).isEqualTo(UnitResult.Kind.EXITED);
    }

    @Test
    void aRunKnowsWhatItIs() throws Exception {
        UnitResult end = run(
                null,
                1000,
                "sh",
                "-c",
                "echo $YARN_SUBMIT_ITEM $YARN_SUBMIT_SEQ $YARN_SUBMIT_ATTEMPT $YARN_SUBMIT_HOST; cat");

        assertThat(text(end.out())).isEqualTo("an item 7 2 h1\n");
    }

    @Test
    void theFolder_isItsOwn_withTheFiles_andGoesAfterwards() throws Exception {
        Files.writeString(directory.resolve("data"), "hello");
        Files.createDirectory(directory.resolve("env"));
        Files.writeString(directory.resolve("container_tokens"), "secret");

        UnitResult end = run(null, 1000, "sh", "-c", "cat data; touch new; mkdir -p a/b; ls");

        assertThat(text(end.out())).isEqualTo("helloa\ndata\nenv\nnew\n");
        assertThat(directory.resolve("data")).hasContent("hello");
        assertThat(directory.resolve("new")).doesNotExist();
        try (Stream<Path> left = Files.list(directory.resolve("yarn-submit-map-items"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void muchOutput_isCutInTheMiddle() throws Exception {
        UnitResult end = run(null, 40, "sh", "-c", "seq 1 1000 | tr '\\n' ' '");

        assertThat(text(end.out()))
                .startsWith("1 2 3 4 5 6 7 8 9 10 11 12 13 \n[yarn-submit map: 3853 of 3893 bytes were left out")
                .endsWith("998 999 1000 ".substring(3));
    }

    @Test
    void timeout_takesTheWholeTree() throws Exception {
        Path pid = directory.resolve("pid");
        // The parent of the process is gone, so it is nobody's child.
        UnitResult end = run(
                Duration.ofMillis(700),
                1000,
                "sh",
                "-c",
                "trap '' TERM; echo begun; (setsid sleep 1000 & echo $! > " + pid + "); sleep 1000");

        assertThat(end.kind()).isEqualTo(UnitResult.Kind.TIMED_OUT);
        assertThat(text(end.out())).isEqualTo("begun\n");
        long orphan = Long.parseLong(Files.readString(pid).strip());
        awaitEnd(orphan);
    }

    /** A process that is killed needs a moment to end, and a longer one on a busy machine. */
    private static void awaitEnd(long pid) throws InterruptedException {
        long hangGuard = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (ProcessHandle.of(pid).filter(UnitRunTest::runs).isPresent()) {
            assertThat(System.nanoTime()).as("process %d runs on", pid).isLessThan(hangGuard);
            Thread.sleep(10);
        }
    }

    /** A zombie is still listed, but does not run. */
    private static boolean runs(ProcessHandle process) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                    .contains(") Z ");
        } catch (java.io.IOException e) {
            return false;
        }
    }

    @Test
    void interruption_endsTheProcess() throws Exception {
        FutureTask<String> run = new FutureTask<>(() -> {
            try {
                run(null, 1000, "sh", "-c", "echo $$ > " + directory + "/pid; sleep 1000");
                return "ended";
            } catch (InterruptedException e) {
                return "interrupted";
            }
        });
        Thread thread = new Thread(run);
        thread.start();
        Path pid = directory.resolve("pid");
        while (!Files.exists(pid) || Files.size(pid) == 0) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        assertThat(run.get()).isEqualTo("interrupted");
        awaitEnd(Long.parseLong(Files.readString(pid).strip()));
    }

    @Test
    void aProgramThatIsNotThere_isExplained() throws Exception {
        UnitResult missing = run(null, 1000, "no-such-program");
        assertThat(missing.kind()).isEqualTo(UnitResult.Kind.NOT_STARTED);
        assertThat(missing.exitStatus()).isEqualTo(127);
        assertThat(text(missing.err())).contains("'no-such-program' is not on the executor's PATH", "--files");

        Files.writeString(directory.resolve("work.sh"), "echo hi");
        assertThat(text(run(null, 1000, "work.sh").err())).contains("write ./work.sh");
        UnitResult forbidden = run(null, 1000, "./work.sh");
        assertThat(forbidden.exitStatus()).isEqualTo(126);
        assertThat(text(forbidden.err())).contains("is it executable?");
    }

    @Test
    void setup_runsOnce_andItsFilesAreSeen() throws Exception {
        ExecutorEnvironment executor = executor();
        String line = "echo run >> times; touch made";

        assertThat(executor.setUp(line)).isNull();
        assertThat(executor.setUp(line)).isNull();

        assertThat(directory.resolve("times")).hasContent("run");
        assertThat(executor.files())
                .extracting(file -> file.getFileName().toString())
                .contains("made");
    }

    @Test
    void aFailedSetup_saysWhy() throws Exception {
        assertThat(executor().setUp("echo no room; exit 9")).isEqualTo("exit status 9\nno room");
        assertThat(executor().setUp("exit 1")).isEqualTo("exit status 1");
    }

    @Test
    void hiddenFiles_areForItems_ofYarnsNone() throws Exception {
        for (String name :
                List.of(".env", "yarn-submit-map-notes", ".launch_container.sh.crc", ".x.crc", "launch_container.sh")) {
            Files.writeString(directory.resolve(name), name);
        }

        assertThat(text(run(null, 1000, "sh", "-c", "ls -A").out())).isEqualTo(".env\n.x.crc\nyarn-submit-map-notes\n");
    }

    private UnitResult run(boolean shell, List<String> items, String... command) throws Exception {
        CommandSpec commandSpec =
                new CommandSpec(CommandTemplate.of(List.of(command), shell), null, 1000, null, Map.of());
        return new UnitRun(commandSpec, executor()).run(new UnitAttempt(7, 2, items, Set.of()));
    }

    /** What Linux limits is the number of bytes, of which such a character has three. */
    @Test
    void manyItems_thatAreNotLatin_arePassed() throws Exception {
        List<String> items =
                IntStream.range(0, 3000).mapToObj(i -> "\u4e2d".repeat(14) + i).toList();

        assertThat(text(run(false, items, "sh", "-c", "echo $# ${#YARN_SUBMIT_ITEM}", "x", "{}")
                        .out()))
                .isEqualTo("3000 0\n");
        UnitResult shell = run(true, items, "set -- {}; echo $# \"$3000\"; exit 3");
        assertThat(text(shell.out())).startsWith("3000 ");
        assertThat(shell.exitStatus()).isEqualTo(3);
        try (Stream<Path> left = Files.list(directory.resolve("yarn-submit-map-items"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theItemsVariable_isThereUpToTheLastByte() throws Exception {
        int most = 131_071 - "YARN_SUBMIT_ITEM=".length();
        for (int length : new int[] {most, most + 1}) {
            String item = "\u4e2d".repeat(length / 3) + "x".repeat(length % 3);
            assertThat(text(run(false, List.of(item), "sh", "-c", "printenv YARN_SUBMIT_ITEM | wc -c #{#}")
                                    .out())
                            .strip())
                    .isEqualTo(length == most ? Integer.toString(length + 1) : "0");
        }
    }

    @Test
    void whatIsTooLong_isSaidInBytes() throws Exception {
        UnitResult one = run(false, List.of("\u4e2d".repeat(50_000)), "echo");
        assertThat(one.exitStatus()).isEqualTo(126);
        assertThat(one.kind()).isEqualTo(UnitResult.Kind.EXITED);
        assertThat(text(one.err()))
                .contains("has 150,000 bytes, but Linux passes at most 131,071 in one", "read it from a file");

        List<String> items =
                IntStream.range(0, 200).mapToObj(i -> "x".repeat(100_000)).toList();
        assertThat(text(run(false, items, "echo").err())).contains("it has 20,0", "lower --per-task");
    }

    /** The variable is given up before the items are. */
    @Test
    void whereBothHaveNoRoom_theArgumentsHaveIt() throws Exception {
        List<String> items = IntStream.range(0, 60_000).mapToObj(i -> "x").toList();

        assertThat(run(false, items, "true").exitStatus()).isZero();
    }
}
