package io.yarnsubmit.client.names;

import io.yarnsubmit.client.names.FileView.Kind;
import io.yarnsubmit.client.names.Meaning.Found;
import io.yarnsubmit.client.names.Meaning.Match;
import io.yarnsubmit.client.names.Meaning.Missing;
import io.yarnsubmit.client.names.Meaning.Unknown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Says which file a name means. Pure but for the file systems that it looks at.
 *
 * <p>The first of these that exists is meant:
 * <ol>
 *   <li>a file of exactly this name, whatever characters it has;
 *   <li>for {@code name#link}, a file of the name before the {@code #}, under another name in the containers;
 *   <li>the files that match it as a pattern: {@code *}, {@code ?}, {@code [...]}, {@code {a,b}}. A part of the path that
 *       exists as it is written is that folder, and no pattern.
 * </ol>
 * A name is a path of this machine, unless a scheme and a slash begin it: {@code hdfs://cluster/dir}. In a {@code file:} URI
 * escapes such as {@code %20} are read; if no file is found like that, they are taken as they are.
 */
public final class NameRule {
    private static final List<Step> ALL = List.of(NameRule::exact, NameRule::linked, NameRule::matching);
    private static final List<Step> WITHOUT_LINKS = List.of(NameRule::exact, NameRule::matchingWhole);

    private final List<Step> steps;
    private final FileView paths;
    private final FileView machine;
    private final Function<String, FileView> others;

    private NameRule(List<Step> steps, FileView paths, FileView machine, Function<String, FileView> others) {
        this.steps = steps;
        this.paths = paths;
        this.machine = machine;
        this.others = others;
    }

    /**
     * The rule.
     *
     * @param machine this machine's files
     * @param others the file system of a root such as {@code hdfs://cluster}; throws an IllegalArgumentException that says
     *     why there is none
     */
    public NameRule(FileView machine, Function<String, FileView> others) {
        this(ALL, machine, machine, others);
    }

    /**
     * The rule for what is not linked into containers: without {@code #link}.
     *
     * @param paths the files that a path without a scheme means
     */
    public static NameRule withoutLinks(FileView paths, FileView machine, Function<String, FileView> others) {
        return new NameRule(WITHOUT_LINKS, paths, machine, others);
    }

    /** A way to read the name. */
    private record Reading(FileView view, String text, UnaryOperator<String> unescape) {
        String path(int begin, int end) {
            return unescape.apply(text.substring(begin, end));
        }
    }

    /** What a step of the rule finds. */
    private interface Step {
        Optional<Found> find(String written, Reading reading) throws IOException;
    }

    /** What the name means. */
    public Meaning of(String written) {
        try {
            return find(written).map(Meaning.class::cast).orElseGet(() -> new Missing(written));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return new Unknown(
                    written, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Optional<Found> find(String written) throws IOException {
        Reading asPath = new Reading(paths, written, UnaryOperator.identity());
        Optional<WrittenUri> uri = WrittenUri.read(written);
        if (uri.isEmpty()) {
            return find(written, List.of(asPath), steps);
        }
        // What looks like a URI may be the name of a file all the same, but not a pattern.
        Optional<Found> found = find(written, List.of(asPath), steps.subList(0, steps.size() - 1));
        return found.isPresent() ? found : find(written, readings(uri.get()), steps);
    }

    private static Optional<Found> find(String written, List<Reading> readings, List<Step> steps) throws IOException {
        for (Step step : steps) {
            for (Reading reading : readings) {
                Optional<Found> found = step.find(written, reading);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a name is a path, and no URI. */
    public boolean isPath(String name) {
        try {
            return WrittenUri.read(name).isEmpty() || paths.kind(name) != Kind.NOTHING;
        } catch (IOException e) {
            return true;
        }
    }

    private List<Reading> readings(WrittenUri uri) {
        String path = uri.path();
        if (!uri.isLocal()) {
            return List.of(new Reading(others.apply(uri.root()), path, UnaryOperator.identity()));
        }
        Reading plain = new Reading(machine, path, UnaryOperator.identity());
        return path.indexOf('%') < 0
                ? List.of(plain)
                : List.of(new Reading(machine, path, WrittenUri::unescaped), plain);
    }

    private static Optional<Found> exact(String written, Reading reading) throws IOException {
        return one(written, reading, reading.path(0, reading.text().length()), Optional.empty());
    }

    private static Optional<Found> one(String written, Reading reading, String path, Optional<String> link)
            throws IOException {
        Kind kind = path.isEmpty() ? Kind.NOTHING : reading.view().kind(path);
        return kind == Kind.NOTHING
                ? Optional.empty()
                : Optional.of(
                        new Found(written, List.of(new Match(reading.view().location(path), kind)), link));
    }

    /** The last {@code #} with a file before it. One before a slash belongs to a folder, unless a file is before it. */
    private static Optional<Found> linked(String written, Reading reading) throws IOException {
        String text = reading.text();
        int slash = text.lastIndexOf('/');
        for (int hash = text.lastIndexOf('#'); hash > 0; hash = text.lastIndexOf('#', hash - 1)) {
            String link = reading.path(hash + 1, text.length());
            Optional<Found> found = one(written, reading, reading.path(0, hash), Optional.of(link));
            if (found.isPresent() && (hash > slash || found.get().files().get(0).kind() == Kind.FILE)) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> matching(String written, Reading reading) throws IOException {
        String text = reading.text();
        int hash = text.lastIndexOf('#');
        if (hash > text.lastIndexOf('/')) {
            List<Match> before = matches(reading.view(), reading.path(0, hash));
            if (!before.isEmpty()) {
                return Optional.of(new Found(written, before, Optional.of(reading.path(hash + 1, text.length()))));
            }
        }
        return matchingWhole(written, reading);
    }

    private static Optional<Found> matchingWhole(String written, Reading reading) throws IOException {
        List<Match> all = matches(reading.view(), reading.path(0, reading.text().length()));
        return all.isEmpty() ? Optional.empty() : Optional.of(new Found(written, all, Optional.empty()));
    }

    /** The files that match a pattern, in the order of their names. */
    private static List<Match> matches(FileView view, String pattern) throws IOException {
        if (!Glob.isPattern(pattern)) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        for (String path : new GlobWalk(view).matching(pattern)) {
            matches.add(new Match(view.location(path), view.kind(path)));
        }
        return matches;
    }
}
