package io.yarnsubmit.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Names of files that something on their way could misread. */
final class OddNames {
    private static final List<String> NAMES = List.of(
            "12:30.log",
            "[x]{y}*?.txt",
            "a#b",
            "100%",
            "a%20b",
            "back\\slash",
            "quotes\"'",
            "$(touch bad)`touch bad`$HOME",
            "and & or ; then",
            " in front",
            "a\nb\tc",
            "com,ma",
            ".hidden",
            "-dash",
            "x".repeat(250),
            "\u00e4 a\u0308 \ud83d\ude80");

    private OddNames() {}

    /** Makes a file of each name, which has its name in it. */
    static List<String> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : NAMES) {
            Files.writeString(folder.resolve(name), "<" + name + ">");
        }
        return NAMES;
    }

    /** As one types a list. */
    static String list(Path folder, List<String> names) {
        return names.stream()
                .map(name -> folder + "/" + name.replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }
}
