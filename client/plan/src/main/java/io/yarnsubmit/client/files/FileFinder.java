package io.yarnsubmit.client.files;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.names.FileView.Kind;
import io.yarnsubmit.client.names.Location;
import io.yarnsubmit.client.names.Meaning;
import io.yarnsubmit.client.names.Meaning.Found;
import io.yarnsubmit.client.names.Meaning.Match;
import io.yarnsubmit.client.names.Meaning.Missing;
import io.yarnsubmit.client.names.Meaning.Unknown;
import io.yarnsubmit.client.names.NameList;
import io.yarnsubmit.client.names.NameRule;
import io.yarnsubmit.protocol.text.ShownText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the files that the user named. All problems are reported at once. */
public final class FileFinder {
    private final NameRule rule;
    private final Links links = new Links();
    private final List<ContainerFile> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private FileFinder(NameRule rule) {
        this.rule = rule;
    }

    /**
     * Finds them all.
     *
     * @return in the order of the requests, each file once
     * @throws YarnSubmitException {@link ErrorCode#FILE_NOT_READABLE} or {@link ErrorCode#LINK_CONFLICT}, with all problems
     */
    public static List<ContainerFile> find(List<FileRequest> requests, NameRule rule) {
        FileFinder finder = new FileFinder(rule);
        requests.forEach(finder::find);
        List<String> ofLinks = finder.links.problems();
        if (!finder.problems.isEmpty()) {
            finder.problems.addAll(ofLinks);
            throw new YarnSubmitException(ErrorCode.FILE_NOT_READABLE, String.join("\n", finder.problems));
        }
        if (!ofLinks.isEmpty()) {
            throw new YarnSubmitException(ErrorCode.LINK_CONFLICT, String.join("\n", ofLinks));
        }
        return List.copyOf(finder.found);
    }

    /** Those that exist; the others are problems. */
    public static List<ContainerFile> survey(List<FileRequest> requests, NameRule rule, Consumer<String> problems) {
        FileFinder finder = new FileFinder(rule);
        requests.forEach(finder::find);
        finder.problems.forEach(problems);
        finder.links.problems().forEach(problems);
        return List.copyOf(finder.found);
    }

    private void find(FileRequest request) {
        List<Meaning> meanings =
                request.isList() ? new NameList(rule).read(request.text()) : List.of(rule.of(request.text()));
        meanings.forEach(meaning -> add(request.kind(), meaning));
    }

    private void add(FileKind kind, Meaning meaning) {
        String written = ShownText.line(meaning.written());
        if (meaning instanceof Missing) {
            String what = kind == FileKind.APPLICATION_JAR ? "The application jar '" : "'";
            String hint = OtherForm.hint(meaning.written());
            problems.add(what + written + "' does not exist"
                    + (hint.isEmpty() && kind == FileKind.APPLICATION_JAR ? CommandHint.of(written) : hint));
        } else if (meaning instanceof Unknown unknown) {
            problems.add("'" + written + "' cannot be read: " + unknown.why());
        } else if (meaning instanceof Found files) {
            add(kind, files, written);
        }
    }

    private void add(FileKind kind, Found files, String written) {
        if (files.files().size() > 1 && files.link().isPresent()) {
            problems.add("'" + written + "' matches " + files.files().size()
                    + " files, which cannot all be linked as '"
                    + ShownText.line(files.link().get()) + "'");
            return;
        }
        files.files().forEach(match -> add(kind, match, files.link()));
    }

    private void add(FileKind kind, Match match, Optional<String> link) {
        Location location = match.location();
        Optional<String> problem = problem(kind, match);
        if (problem.isPresent()) {
            problems.add("'" + ShownText.line(location.toString()) + "' " + problem.get());
            return;
        }
        String name = link.orElse(location.name());
        Optional<String> fault = kind.onClassPath() ? ClassPathName.fault(name) : Optional.empty();
        if (fault.isPresent()) {
            problems.add("'" + ShownText.line(location.toString()) + "' cannot be on the class path as '"
                    + ShownText.line(name) + "': " + fault.get());
            return;
        }
        ContainerFile.Source source =
                location.isLocal() ? new Local(Path.of(location.path())) : new Remote(location.uri());
        boolean free = source instanceof Remote
                ? links.takeRemote(name, source.toString())
                : links.take(name, source.toString());
        if (free) {
            found.add(new ContainerFile(kind, name, source));
        }
    }

    private static Optional<String> problem(FileKind kind, Match match) {
        Location location = match.location();
        if (match.kind() == Kind.FOLDER) {
            return Optional.of("is a directory; name a file, or pack it and use --archives");
        }
        if (match.kind() != Kind.FILE) {
            return Optional.of(
                    match.kind() == Kind.BROKEN_LINK
                            ? "is a symbolic link to something that does not exist"
                            : "does not exist any more");
        }
        if (location.isLocal() && !Files.isReadable(Path.of(location.path()))) {
            return Optional.of("cannot be read by this user");
        }
        return kind == FileKind.ARCHIVE ? ArchiveFormat.problem(location) : Optional.empty();
    }
}
