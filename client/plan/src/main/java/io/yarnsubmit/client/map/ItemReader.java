package io.yarnsubmit.client.map;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.map.MapRequest.Source;
import io.yarnsubmit.map.plan.ItemText;
import io.yarnsubmit.map.plan.Items;
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

    /** @param filesMatching finds the files of patterns */
    ItemReader(InputStream standardInput, Function<List<String>, List<String>> filesMatching) {
        this.standardInput = standardInput;
        this.filesMatching = filesMatching;
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
        List<String> items;
        try {
            items = ItemText.parse(bytes(listed.name()), listed.nulSeparated(), name);
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
        if (items.isEmpty()) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT, "There are no items: " + name + " has only empty lines.");
        }
        return new Items.Listed(items);
    }

    private byte[] bytes(String name) throws IOException {
        return name.equals(STANDARD_INPUT) ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(name));
    }
}
