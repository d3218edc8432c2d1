package io.yarnsubmit.client.yarn.map;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.names.FileView;
import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.client.names.Meaning;
import io.yarnsubmit.client.names.Meaning.Found;
import io.yarnsubmit.client.names.Meaning.Match;
import io.yarnsubmit.client.names.Meaning.Unknown;
import io.yarnsubmit.client.names.NameRule;
import io.yarnsubmit.client.yarn.cluster.HadoopLogin;
import io.yarnsubmit.client.yarn.cluster.LoginRequest;
import io.yarnsubmit.client.yarn.files.HadoopView;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.text.ShownText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** Finds the files that match patterns. A pattern without a scheme is on the cluster's file system. */
public final class MatchingFiles {
    private final NameRule rule;
    private final String fileSystem;
    private final List<String> problems = new ArrayList<>();

    private MatchingFiles(Configuration hadoop) throws IOException {
        fileSystem = FileSystem.getDefaultUri(hadoop).toString();
        FileView view = fileSystem.startsWith("file:") ? LocalView.ofThisProcess() : HadoopView.ofDefault(hadoop);
        rule = NameRule.withoutLinks(view, LocalView.ofThisProcess(), root -> HadoopView.of(root, hadoop));
    }

    /**
     * Their names, in order: plain paths of {@code file:}, URIs of all others. Directories are left out.
     *
     * @throws YarnSubmitException when a pattern cannot be read, or matches nothing
     */
    public static List<String> of(List<String> patterns, Configuration hadoop, Settings settings) {
        String unused = HadoopLogin.of(hadoop, LoginRequest.of(settings));
        try {
            MatchingFiles matching = new MatchingFiles(hadoop);
            List<String> found = patterns.stream()
                    .flatMap(pattern -> matching.files(pattern).stream())
                    .toList();
            if (!matching.problems.isEmpty()) {
                throw new YarnSubmitException(ErrorCode.FILE_NOT_READABLE, String.join("\n", matching.problems));
            }
            return found;
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "--glob: the file system cannot be reached: " + e.getMessage(), e);
        }
    }

    private List<String> files(String pattern) {
        Meaning meaning = rule.of(pattern);
        if (meaning instanceof Unknown unknown) {
            problems.add("--glob '" + ShownText.line(pattern) + "' cannot be read: " + unknown.why());
            return List.of();
        }
        List<Match> matches = meaning instanceof Found found ? found.files() : List.of();
        List<String> files = matches.stream()
                .filter(match -> match.kind() == FileView.Kind.FILE)
                .map(match -> match.location().toString())
                .toList();
        if (files.isEmpty()) {
            problems.add("--glob '" + ShownText.line(pattern) + "' matches no file"
                    + (rule.isPath(pattern)
                            ? " of " + fileSystem + "; write file:///... for files of this machine, and"
                            : ";")
                    + " quote patterns for the shell");
        }
        return files;
    }
}
