package io.yarnsubmit.client.yarn.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds properties whose variables lead back to themselves. Pure. Not thread-safe. */
final class SiteLoops {
    /** As Hadoop finds them. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}$ ]+)}");

    private final Function<String, Optional<SiteProperty>> find;
    private final Predicate<String> elsewhere;
    private final Set<String> done = new HashSet<>();
    private final List<String> way = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private SiteLoops(Function<String, Optional<SiteProperty>> find, Predicate<String> elsewhere) {
        this.find = find;
        this.elsewhere = elsewhere;
    }

    /**
     * Sentences, one for each loop.
     *
     * @param elsewhere which variables are filled in by others than the site files
     */
    static List<String> in(SiteConfiguration site, Predicate<String> elsewhere) {
        SiteLoops loops = new SiteLoops(site::find, elsewhere);
        site.properties().forEach(loops::follow);
        return List.copyOf(loops.problems);
    }

    private void follow(SiteProperty property) {
        int before = way.indexOf(property.name());
        if (before >= 0) {
            problems.add(property.place() + ": " + property.name() + " refers to itself: "
                    + way.subList(before, way.size()).stream().collect(Collectors.joining(" -> ")) + " -> "
                    + property.name());
            return;
        }
        if (!done.add(property.name())) {
            return;
        }
        way.add(property.name());
        Matcher variables = VARIABLE.matcher(property.text());
        while (variables.find()) {
            if (!elsewhere.test(variables.group(1))) {
                find.apply(variables.group(1)).ifPresent(this::follow);
            }
        }
        way.remove(way.size() - 1);
    }
}
