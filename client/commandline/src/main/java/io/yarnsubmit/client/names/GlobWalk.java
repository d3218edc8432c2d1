package io.yarnsubmit.client.names;

import io.yarnsubmit.client.names.FileView.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Goes through folders by a pattern, part by part. A part that exists as it is written is no pattern. */
final class GlobWalk {
    private final FileView view;
    private final Set<String> found = new LinkedHashSet<>();

    GlobWalk(FileView view) {
        this.view = view;
    }

    Set<String> matching(String pattern) throws IOException {
        boolean absolute = pattern.startsWith("/");
        walk(absolute ? "/" : "", Glob.parts(absolute ? pattern.substring(1) : pattern));
        return found;
    }

    private void walk(String folder, List<String> parts) throws IOException {
        if (parts.isEmpty()) {
            found.add(folder);
            return;
        }
        String part = parts.get(0);
        List<String> rest = parts.subList(1, parts.size());
        String asWritten = join(folder, part);
        if (part.isEmpty()) {
            walk(folder, rest);
        } else if (view.kind(asWritten) != Kind.NOTHING) {
            walk(asWritten, rest);
        } else if (part.indexOf('/') >= 0) {
            for (String one : Glob.expanded(part)) {
                List<String> all = new ArrayList<>(Glob.parts(one));
                all.addAll(rest);
                walk(folder, all);
            }
        } else if (Glob.isPattern(part)) {
            Optional<Predicate<String>> glob = Glob.of(part);
            if (glob.isPresent()) {
                for (String name : view.children(folder)) {
                    if (glob.get().test(name)) {
                        walk(join(folder, name), rest);
                    }
                }
            }
        }
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
    }
}
