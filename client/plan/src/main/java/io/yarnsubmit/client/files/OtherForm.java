package io.yarnsubmit.client.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.stream.Stream;

/** Finds a file whose name looks the same, but has its letters in another form of Unicode, as files from a Mac have. */
final class OtherForm {
    private OtherForm() {}

    /** What to add to a message that a file does not exist; mostly nothing. */
    static String hint(String name) {
        if (name.chars().allMatch(c -> c < 128)) {
            return "";
        }
        try {
            Path path = Path.of(name).toAbsolutePath();
            Path folder = path.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return "";
            }
            String wanted = normal(path);
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.anyMatch(entry -> normal(entry).equals(wanted))
                        ? "; a file there has the same name in another form of Unicode (NFC, NFD): use a pattern, or"
                                + " rename it"
                        : "";
            }
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    private static String normal(Path path) {
        return Normalizer.normalize(String.valueOf(path.getFileName()), Normalizer.Form.NFC);
    }
}
