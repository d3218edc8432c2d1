package io.yarnsubmit.client.map;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.map.MapRequest.Source;
import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.map.plan.ItemText;
import io.yarnsubmit.map.plan.Items;
import io.yarnsubmit.map.plan.StoredItems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Reads the items from wherever they are. */
final class ItemReader {
    private static final String STANDARD_INPUT = "-";

    private final InputStream standardInput;
    private final Function<List<String>, List<String>> filesMatching;
    private final Path folder;

    /**
     * A reader.
     *
     * @param filesMatching finds the files of patterns
     * @param folder where lists are stored
     */
    ItemReader(InputStream standardInput, Function<List<String>, List<String>> filesMatching, Path folder) {
        this.standardInput = standardInput;
        this.filesMatching = filesMatching;
        this.folder = folder;
    }

    /** @throws YarnSubmitException if there are none, or they cannot be read */
    Items read(Source source) {
        if (source instanceof Source.Numbers numbers) {
            return numbers.range();
        }
        if (source instanceof Source.Matching matching) {
            return new Items.Listed(filesMatching.apply(matching.patterns()));
        }
        Source.Listed listed = (Source.Listed) source;
        String name = listed.name().equals(STANDARD_INPUT) ? "standard input" : listed.name();
        Items items;
        try {
            items = stored(listed, name);
        } catch (NoSuchFileException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE,
                    "--inputs: there is no file " + Path.of(name).toAbsolutePath(),
                    e);
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "The items' file '" + name + "' cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, "The items cannot be read: " + e.getMessage(), e);
        }
        if (items.size() == 0) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT, "There are no items: " + name + " has only empty lines.");
        }
        return items;
    }

    private Items stored(Source.Listed listed, String name) throws IOException {
        try (StoredItems.Writer writer = new StoredItems.Writer(folder)) {
            if (listed.name().equals(STANDARD_INPUT)) {
                ItemText.read(standardInput, listed.nulSeparated(), name, writer::add);
            } else {
                try (InputStream in =
                        Files.newInputStream(LocalView.ofThisProcess().file(listed.name()))) {
                    ItemText.read(in, listed.nulSeparated(), name, writer::add);
                }
            }
            return writer.finish();
        }
    }
}
