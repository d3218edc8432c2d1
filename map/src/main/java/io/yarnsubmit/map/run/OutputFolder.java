package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.Captured;
import io.yarnsubmit.map.item.ItemEnd;
import io.yarnsubmit.map.item.OutputText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for each unit, by its number, with its {@code stdout} and its {@code stderr}. */
final class OutputFolder implements Output {
    private final Path folder;

    OutputFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void deliver(ItemEnd end) throws IOException {
        Path unit = Files.createDirectories(folder.resolve(Integer.toString(end.number())));
        write(end.out(), unit.resolve("stdout"));
        write(end.err(), unit.resolve("stderr"));
    }

    private static void write(Captured captured, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            OutputText.write(captured, out);
        }
    }
}
