package io.yarnsubmit.map.plan;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.stream.IntStream;

/**
 * Everything that the driver needs to know, and the file that it is sent in. A unit is what one run of the command
 * gets, {@link MapOptions#perTask} items; units are numbered from 1.
 */
public record MapPlan(CommandTemplate command, MapOptions options, Items items) {
    /**
     * Contains the version of the format. Driver and command belong to one distribution, so other versions are errors.
     */
    private static final String BEGINNING = "yarn-submit map 2";

    private static final int MOST_HEADER_BYTES = 64 << 20;
    private static final int MOST_BYTES_IN_MEMORY = 1 << 20;

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
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(header)) {
            text(out, BEGINNING);
            texts(out, command.words());
            out.writeBoolean(command.shell());
            writeOptions(out);
            writeItems(out);
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(header.size());
            header.writeTo(out);
            if (items instanceof StoredItems stored) {
                stored.copyTo(out);
            } else if (items instanceof Items.Listed listed) {
                writeListed(listed, out);
            }
        }
    }

    /** A range, or how many items of how many bytes follow. */
    private void writeItems(DataOutputStream out) throws IOException {
        out.writeBoolean(items instanceof NumberRange);
        if (items instanceof NumberRange range) {
            out.writeLong(range.first());
            out.writeLong(range.last());
            out.writeLong(range.step());
            out.writeInt(range.width());
        } else {
            out.writeInt(items.size());
            out.writeLong(items instanceof StoredItems stored ? stored.length() : length((Items.Listed) items));
        }
    }

    private static long length(Items.Listed listed) {
        return listed.items().stream()
                .mapToLong(item -> item.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** As {@link StoredItems} are copied. */
    private static void writeListed(Items.Listed listed, DataOutputStream out) throws IOException {
        for (String item : listed.items()) {
            out.write(item.getBytes(StandardCharsets.UTF_8));
        }
        long begin = 0;
        out.writeLong(begin);
        for (String item : listed.items()) {
            begin += item.getBytes(StandardCharsets.UTF_8).length;
            out.writeLong(begin);
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

    /** Reads a plan; the file of one with many items stays open, and must stay. */
    public static MapPlan read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int length = in.readInt();
            // What is none of ours may begin with any number.
            if (length < 0 || length > MOST_HEADER_BYTES || !text(in).equals(BEGINNING)) {
                throw new IOException(file + " is not a plan of this version of yarn-submit map");
            }
            CommandTemplate command = new CommandTemplate(texts(in), in.readBoolean());
            MapOptions options = readOptions(in);
            if (in.readBoolean()) {
                return new MapPlan(
                        command, options, new NumberRange(in.readLong(), in.readLong(), in.readLong(), in.readInt()));
            }
            StoredItems stored = StoredItems.in(file, Integer.BYTES + (long) length, in.readInt(), in.readLong());
            return new MapPlan(command, options, stored.length() > MOST_BYTES_IN_MEMORY ? stored : listed(stored));
        }
    }

    private static Items.Listed listed(StoredItems stored) throws IOException {
        try (stored) {
            return new Items.Listed(
                    IntStream.range(0, stored.size()).mapToObj(stored::get).toList());
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
