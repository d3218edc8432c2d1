package io.yarnsubmit.map.plan;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the driver needs to know, and the file that it is sent in. A unit is what one run of the command
 * gets, {@link MapOptions#perTask} items; units are numbered from 1.
 */
public record MapPlan(CommandTemplate command, MapOptions options, Items items) {
    /**
     * Contains the version of the format. Driver and command belong to one distribution, so other versions are errors.
     */
    private static final String BEGINNING = "yarn-submit map 1";

    /** The name of the file when the driver runs on the cluster. */
    public static final String FILE = "yarn-submit-map.plan";

    /** The number of units. */
    public int units() {
        return (int) ((items.size() + (long) options.perTask() - 1) / options.perTask());
    }

    /** The items of a unit. @param number from 1 */
    public List<String> unit(int number) {
        int from = (number - 1) * options.perTask();
        int to = (int) Math.min((long) from + options.perTask(), items.size());
        List<String> unit = new ArrayList<>(to - from);
        for (int index = from; index < to; index++) {
            unit.add(items.get(index));
        }
        return unit;
    }

    /** The command for a unit, on one line. */
    public String shown(int number, String host) {
        return command.shown(unit(number), number, host);
    }

    /** The items of a unit on one line. */
    public String tag(int number) {
        return ShellQuoting.column(String.join(" ", unit(number)));
    }

    public void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            text(out, BEGINNING);
            texts(out, command.words());
            out.writeBoolean(command.shell());
            writeOptions(out);
            if (items instanceof NumberRange range) {
                out.writeBoolean(true);
                out.writeLong(range.first());
                out.writeLong(range.last());
                out.writeLong(range.step());
                out.writeInt(range.width());
            } else {
                out.writeBoolean(false);
                texts(out, ((Items.Listed) items).items());
            }
        }
    }

    private void writeOptions(DataOutputStream out) throws IOException {
        out.writeInt(options.perTask());
        out.writeInt(options.retries());
        out.writeLong(options.timeout().map(Duration::toMillis).orElse(0L));
        text(out, options.output().orElse(""));
        text(out, options.joblog().orElse(""));
        out.writeBoolean(options.keepOrder());
        out.writeBoolean(options.tag());
        text(out, options.resume().name());
        out.writeInt(options.maxFailures());
        text(out, options.setup().orElse(""));
        out.writeInt(options.maxOutputBytes());
    }

    public static MapPlan read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!text(in).equals(BEGINNING)) {
                throw new IOException(file + " is not a plan of this version of yarn-submit map");
            }
            CommandTemplate command = new CommandTemplate(texts(in), in.readBoolean());
            MapOptions options = readOptions(in);
            Items items = in.readBoolean()
                    ? new NumberRange(in.readLong(), in.readLong(), in.readLong(), in.readInt())
                    : new Items.Listed(texts(in));
            return new MapPlan(command, options, items);
        }
    }

    private static MapOptions readOptions(DataInputStream in) throws IOException {
        return new MapOptions(
                in.readInt(),
                in.readInt(),
                Optional.of(in.readLong()).filter(millis -> millis > 0).map(Duration::ofMillis),
                optionalText(in),
                optionalText(in),
                in.readBoolean(),
                in.readBoolean(),
                MapOptions.Resume.valueOf(text(in)),
                in.readInt(),
                optionalText(in),
                in.readInt());
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String each : texts) {
            text(out, each);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    /** Does not use writeUTF, which is limited to 64 KiB. */
    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static Optional<String> optionalText(DataInputStream in) throws IOException {
        return Optional.of(text(in)).filter(text -> !text.isEmpty());
    }
}
