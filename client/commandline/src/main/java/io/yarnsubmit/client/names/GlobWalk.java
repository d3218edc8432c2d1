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
    private static final int MOST_ALTERNATIVES = 10_000;

    private final FileView view;
    private final Set<String> found = new LinkedHashSet<>();
    private int alternatives;

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
            walkEach(folder, part, rest);
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

    /** Braces around a slash: {@code {a/b,c}}. */
    private void walkEach(String folder, String part, List<String> rest) throws IOException {
        for (String one : Glob.expanded(part)) {
            if (++alternatives > MOST_ALTERNATIVES) {
                throw new IOException("its braces stand for more than " + MOST_ALTERNATIVES + " paths");
            }
            List<String> all = new ArrayList<>(one.equals(part) ? List.of(one.split("/", -1)) : Glob.parts(one));
            all.addAll(rest);
            walk(folder, all);
        }
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
    }
}
