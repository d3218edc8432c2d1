package io.yarnsubmit.it.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The class archives of the distribution, which make the processes of all tests start sooner. The first JVM that runs tests makes
 * them; a second one waits for it.
 */
final class ClassArchivesOfRun {
    private ClassArchivesOfRun() {}

    static void make() {
        Path program = Command.distribution().resolve("bin/make-start-faster");
        try (FileChannel file = FileChannel.open(
                        Path.of("target", "class-archives.lock").toAbsolutePath(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            int exitStatus = new ProcessBuilder(program.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "make-start-faster.log").toFile())
                    .start()
                    .waitFor();
            if (exitStatus != 0 || !lock.isValid()) {
                throw new AssertionError("the class archives could not be made: see target/make-start-faster.log");
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
