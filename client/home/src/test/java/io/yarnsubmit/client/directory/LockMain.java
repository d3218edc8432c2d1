package io.yarnsubmit.client.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Locks a file, in a process of its own; ends with 1 if it cannot. */
final class LockMain {
    private LockMain() {}

    public static void main(String[] arguments) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                System.exit(1);
            }
            System.out.println("locked");
            if (arguments[1].equals("wait")) {
                System.in.read();
            }
        }
    }
}
