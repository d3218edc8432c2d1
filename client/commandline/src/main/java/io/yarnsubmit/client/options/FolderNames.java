package io.yarnsubmit.client.options;

import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.client.names.Meaning;
import io.yarnsubmit.client.names.NameList;
import io.yarnsubmit.client.names.NameRule;
import java.nio.file.Path;
import java.util.List;

/** The names of files as a job file has them, where a path that is not absolute is below the folder of the job file. */
final class FolderNames {
    private final Path folder;
    private final NameRule rule;

    FolderNames(Path folder) {
        this.folder = folder;
        this.rule = LocalView.within(folder).rule("not a file of this machine");
    }

    /** A list, with all its names in full. */
    String list(String text) {
        List<String> names = new NameList(rule)
                .read(text).stream().map(Meaning::written).map(this::one).toList();
        return NameList.of(names);
    }

    /** One name in full. A URI stays as it is, unless a file of that very name is in the folder. */
    String one(String name) {
        boolean here = rule.isPath(name);
        return name.isBlank()
                        || name.startsWith("/")
                        || !here
                        || folder.toString().isEmpty()
                ? name
                : folder + "/" + name;
    }
}
