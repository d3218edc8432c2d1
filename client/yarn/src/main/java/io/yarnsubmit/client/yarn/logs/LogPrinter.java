package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.json.JsonLine;
import java.io.ByteArrayOutputStream;

/** Prints log lines on standard output: as they are, with the process that wrote them in front, or as JSON. Thread-safe. */
final class LogPrinter {
    private final Console console;
    private final Form form;

    /** How lines are printed. */
    enum Form {
        PLAIN,
        PREFIXED,
        JSON
    }

    LogPrinter(Console console, Form form) {
        this.console = console;
        this.form = form;
    }

    /** @param line without its end */
    void line(LogStream stream, String file, byte[] line) {
        console.driverOut(
                switch (form) {
                    case PLAIN -> bytes("", line);
                    case PREFIXED -> bytes("[" + stream.label() + "] ", line);
                    case JSON -> bytes(json(stream, file, line), new byte[0]);
                });
    }

    private static String json(LogStream stream, String file, byte[] line) {
        return new JsonLine()
                .with("role", stream.role())
                .with(
                        "executor",
                        stream.executorId().isPresent() ? stream.executorId().getAsInt() : null)
                .with("instance", stream.instance().isEmpty() ? null : stream.instance())
                .with("attempt", stream.attempt().isPresent() ? stream.attempt().getAsInt() : null)
                .with("container", stream.place().container())
                .with("file", file)
                .with("line", new String(line, UTF_8))
                .toString();
    }

    private static byte[] bytes(String before, byte[] line) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(before.length() + line.length + 1);
        all.writeBytes(before.getBytes(UTF_8));
        all.writeBytes(line);
        all.write('\n');
        return all.toByteArray();
    }
}
