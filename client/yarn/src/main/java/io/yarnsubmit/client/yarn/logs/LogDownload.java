package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Answer;
import io.yarnsubmit.client.json.JsonLine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Copies log files into a directory: a folder for each process, its files under their own names. */
final class LogDownload {
    private final ContainerLogReader reader;
    private final Path directory;
    private final Answer answer;

    LogDownload(ContainerLogReader reader, Path directory, Answer answer) {
        this.reader = reader;
        this.directory = directory;
        this.answer = answer;
    }

    /** Prints each file that was written, and returns their number. */
    int copy(Map<LogStream, List<LogFile>> streams) {
        int copied = 0;
        for (Map.Entry<LogStream, List<LogFile>> entry : streams.entrySet()) {
            Path folder = directory.resolve(entry.getKey().label().replace(' ', '-'));
            for (LogFile file : entry.getValue()) {
                // The name comes from a NodeManager, so it is not trusted.
                if (entry.getKey().keeps(file.name()) && Path.of(file.name()).getNameCount() == 1) {
                    copied += copy(entry.getKey(), file.name(), folder) ? 1 : 0;
                }
            }
        }
        return copied;
    }

    private boolean copy(LogStream stream, String name, Path folder) {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            return false;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE,
                    folder + " cannot be made: " + e.getMessage() + ". Pass another --out.",
                    e);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            reader.read(stream.place(), name, LogBlocks.WHOLE, new Writer(out));
        } catch (IOException e) {
            answer.console().say(target + " was not written: " + e.getMessage());
            return false;
        }
        tell(stream, target);
        return true;
    }

    private void tell(LogStream stream, Path target) {
        long bytes = target.toFile().length();
        if (answer.json()) {
            answer.print(new JsonLine()
                    .with("role", stream.role())
                    .with("container", stream.place().container())
                    .with("path", target.toString())
                    .with("bytes", bytes));
        } else {
            answer.print(target + "  " + bytes + " bytes");
        }
    }

    private record Writer(OutputStream out) implements LogSink {
        @Override
        public void begin(LogFile file, long offset) {
            // One file.
        }

        @Override
        public void bytes(byte[] buffer, int from, int count) throws IOException {
            out.write(buffer, from, count);
        }

        @Override
        public void end() {
            // All there is.
        }
    }
}
