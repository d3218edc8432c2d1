package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.TaskFuture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Round after round the driver writes a number to HDFS, tasks read it and write answers, and the driver reads those, until it
 * is told to finish. A driver that begins anew goes on with the first round that has no answers. Its arguments: a directory
 * on HDFS, a directory of this machine that driver, tasks and test share, and for how many milliseconds it rests after a
 * round. In the shared directory:
 *
 * <pre>
 * target      how many executors there are to be; written by others
 * finish      no further rounds; written by others
 * state       the attempt, rounds with right answers, executors registered
 * failures    what driver and tasks could not read or write
 * tokens-...  see {@link OnHdfs#noteTokens}
 * </pre>
 */
public final class HdfsRounds {
    private static final int TASKS = 4;

    private final DriverContext context;
    private final String files;
    private final Path shared;
    private final long restMillis;
    private int rounds;

    private HdfsRounds(DriverContext context, String[] args) {
        this.context = context;
        this.files = args[0];
        this.shared = Path.of(args[1]);
        this.restMillis = Long.parseLong(args[2]);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (DriverContext context = DriverContext.open()) {
            new HdfsRounds(context, args).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        while (OnHdfs.has(files + "/done-" + rounds)) {
            rounds++;
        }
        while (!Files.exists(shared.resolve("finish"))) {
            followTarget();
            try {
                round();
                rounds++;
            } catch (IOException e) {
                note(shared, "the driver in round " + rounds, e);
            }
            OnHdfs.noteTokens(shared, "driver-" + context.attempt());
            writeState();
            Thread.sleep(restMillis);
        }
        System.out.println("rounds " + rounds + " all right");
    }

    private void followTarget() throws IOException {
        Path target = shared.resolve("target");
        if (Files.exists(target)) {
            context.executors()
                    .request(Integer.parseInt(Files.readString(target).strip()));
        }
    }

    private void round() throws IOException {
        String question = files + "/question-" + rounds;
        OnHdfs.write(question, rounds);
        List<TaskFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            String answer = files + "/answer-" + rounds + "-" + i;
            String directory = shared.toString();
            int number = i;
            answers.add(context.submit(() -> answer(question, answer, number, directory)));
        }
        for (int i = 0; i < TASKS; i++) {
            long answer = OnHdfs.read(answers.get(i).join());
            if (answer != sum(rounds, i)) {
                throw new IllegalStateException("round " + rounds + ", task " + i + " answered " + answer);
            }
        }
        OnHdfs.write(files + "/done-" + rounds, rounds);
    }

    private static String answer(String question, String answer, int number, String shared) throws IOException {
        Path directory = Path.of(shared);
        try {
            OnHdfs.noteTokens(directory, System.getenv("CONTAINER_ID"));
            OnHdfs.write(answer, sum(OnHdfs.read(question), number));
            return answer;
        } catch (IOException e) {
            note(directory, "a task of " + question + " in " + System.getenv("CONTAINER_ID"), e);
            throw e;
        }
    }

    private static long sum(long round, int number) {
        return new Block((int) (round + number)).sum();
    }

    private static void note(Path shared, String who, IOException failure) throws IOException {
        Files.writeString(
                shared.resolve("failures"),
                who + ": " + failure + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void writeState() throws IOException {
        Path draft = shared.resolve("state.part");
        Files.writeString(
                draft,
                context.attempt() + " " + rounds + " "
                        + context.executors().list().size() + "\n");
        Files.move(draft, shared.resolve("state"), StandardCopyOption.ATOMIC_MOVE);
    }
}
