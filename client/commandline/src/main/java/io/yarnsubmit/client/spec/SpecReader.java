package io.yarnsubmit.client.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads job files, and {@code --set}, by the {@link SpecTable}: the package's way in. */
public final class SpecReader {
    private final Map<String, String> environment;
    private final BiFunction<String, Collection<String>, String> suggestion;
    private final Consumer<String> problems;

    /**
     * A reader.
     *
     * @param environment for <code>${env:NAME}</code>
     * @param suggestion what a mistyped key may have meant, among the existing keys: {@code ": did you mean 'a'?"}, or
     *     the empty string
     * @param problems hears of each problem, with file and line
     */
    public SpecReader(
            Map<String, String> environment,
            BiFunction<String, Collection<String>, String> suggestion,
            Consumer<String> problems) {
        this.environment = environment;
        this.suggestion = suggestion;
        this.problems = problems;
    }

    /** Reads a file; what cannot be read is left out, and is a problem. */
    public Spec read(Path file) {
        SpecProblems found = new SpecProblems(file.toString(), problems);
        try {
            // There are never more characters than bytes, and a device or a huge file must not fill the memory.
            if (Files.size(file) > 4L * SpecDocument.MOST_CHARACTERS) {
                found.add(0, "this is not a job file: it has " + Files.size(file) + " bytes");
            } else {
                String text = Files.readString(file);
                return read(text.startsWith("\uFEFF") ? text.substring(1) : text, found);
            }
        } catch (CharacterCodingException e) {
            found.add(0, "this is not UTF-8 text");
        } catch (IOException e) {
            found.add(0, reason(file, e));
        }
        return Spec.NOTHING;
    }

    private static String reason(Path file, IOException e) {
        if (!Files.exists(file)) {
            return "there is no such file; yarn-submit spec init writes one to begin with";
        }
        if (Files.isDirectory(file)) {
            return "this is a directory";
        }
        return Files.isReadable(file) ? e.toString() : "permission denied";
    }

    /** Reads a text. */
    Spec read(String text, SpecProblems found) {
        SpecWalk walk = new SpecWalk(new EnvironmentText(environment), suggestion, found);
        Optional<Node> root = SpecDocument.read(text, found);
        if (root.isPresent() && root.get() instanceof MappingNode mapping) {
            walk.section(SpecTable.root(), mapping, "");
        } else if (root.isPresent()) {
            found.add(
                    SpecDocument.line(root.get()),
                    "a job file is a map of keys such as application, driver, executors; this is something else");
        }
        return walk.spec();
    }

    /** Reads the value of a {@code --set}: {@code key.path=value}. */
    public Spec assignment(String text) {
        SpecProblems found = new SpecProblems("--set", problems);
        int equals = text.indexOf('=');
        if (equals <= 0) {
            found.add(0, "'" + text + "' is not KEY.PATH=VALUE, such as executors.memory=2g");
            return Spec.NOTHING;
        }
        // A shell has already expanded variables in what was typed.
        SpecWalk walk = new SpecWalk(null, suggestion, found);
        new SpecAssignment(walk, found).put(text.substring(0, equals).trim(), text.substring(equals + 1));
        return walk.spec();
    }
}
