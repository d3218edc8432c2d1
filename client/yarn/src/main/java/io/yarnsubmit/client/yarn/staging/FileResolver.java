package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.files.FileFinder;
import io.yarnsubmit.client.files.FileRequest;
import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.client.names.NameRule;
import io.yarnsubmit.client.yarn.files.HadoopView;
import io.yarnsubmit.launch.ContainerLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Finds the files that the user named, on this machine and on any file system that Hadoop knows, and refuses what YARN could not
 * bring into a container.
 */
public final class FileResolver {
    private FileResolver() {}

    /**
     * Finds them all.
     *
     * @return in the order of the requests, each file once
     * @throws YarnSubmitException {@link ErrorCode#FILE_NOT_READABLE} or {@link ErrorCode#LINK_CONFLICT}, with all problems
     */
    public static List<ContainerFile> resolve(List<FileRequest> requests, Configuration hadoop) {
        List<ContainerFile> found = FileFinder.find(requests, rule(hadoop));
        List<String> problems = problems(found);
        if (!problems.isEmpty()) {
            throw new YarnSubmitException(ErrorCode.LINK_CONFLICT, String.join("\n", problems));
        }
        return found;
    }

    /** The files that exist; the others are problems. */
    public static List<ContainerFile> survey(
            List<FileRequest> requests, Configuration hadoop, Consumer<String> problems) {
        List<ContainerFile> found = FileFinder.survey(requests, rule(hadoop), problems);
        problems(found).forEach(problems);
        return found;
    }

    private static NameRule rule(Configuration hadoop) {
        return new NameRule(LocalView.ofThisProcess(), root -> HadoopView.of(root, hadoop));
    }

    private static List<String> problems(List<ContainerFile> files) {
        List<String> problems = new ArrayList<>();
        for (ContainerFile file : files) {
            if (file.source() instanceof Remote remote && !ContainerLinks.isSafe(new Path(remote.uri()).getName())) {
                problems.add("'" + remote.uri()
                        + "' cannot be used where it is: YARN's launch script cannot carry its name, because"
                        + " of a quote, $, `, a backslash, a colon or a control character. Copy it to another"
                        + " name, or name a local copy");
            }
        }
        int characters = ContainerLinks.of(
                        files.stream().map(ContainerFile::link).toList())
                .commands()
                .length();
        if (characters > ContainerLinks.MOST_COMMAND_CHARACTERS) {
            problems.add("Too many files have names that YARN's launch script cannot carry, because of quotes, $, `,"
                    + " backslashes, colons or control characters: renaming them in the container takes " + characters
                    + " characters, but at most " + ContainerLinks.MOST_COMMAND_CHARACTERS
                    + " are possible. Pack them and use --archives");
        }
        return problems;
    }
}
