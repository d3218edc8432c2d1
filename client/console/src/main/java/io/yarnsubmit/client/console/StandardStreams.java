package io.yarnsubmit.client.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * The streams of this process. When both lead to the same terminal, pipe or file, one thread writes to both, so that the order
 * is kept; otherwise each has its own, so that a reader of one who pauses does not hold up the other.
 */
record StandardStreams(ConsoleStream out, ConsoleStream err) {

    static StandardStreams ofProcess(BiConsumer<OutputStream, IOException> onFailure) {
        Outlet outlet = Outlet.threaded(onFailure);
        // Not System.out, which hides that nobody reads any more.
        return new StandardStreams(
                new ConsoleStream(new FileOutputStream(FileDescriptor.out), ConsoleStream.charset("stdout"), outlet),
                new ConsoleStream(
                        new FileOutputStream(FileDescriptor.err),
                        ConsoleStream.charset("stderr"),
                        sameTarget() ? outlet : Outlet.threaded(onFailure)));
    }

    private static boolean sameTarget() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/1"))
                    .equals(Files.readSymbolicLink(Path.of("/proc/self/fd/2")));
        } catch (IOException | UnsupportedOperationException e) {
            // Not on this system. Then the order counts more.
            return true;
        }
    }
}
