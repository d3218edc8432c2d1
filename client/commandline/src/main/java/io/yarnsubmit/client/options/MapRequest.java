package io.yarnsubmit.client.options;

import io.yarnsubmit.map.plan.CommandTemplate;
import io.yarnsubmit.map.plan.MapOptions;
import io.yarnsubmit.map.plan.NumberRange;
import java.util.List;

/** What {@code yarn-submit map} is to run, as it was typed; the items are not read yet. */
public record MapRequest(CommandTemplate command, MapOptions options, Source source) {

    /** Where the items come from. */
    public sealed interface Source {
        /**
         * A file's lines, or its pieces between NULs.
         *
         * @param name as typed; {@code -} is standard input
         */
        record Listed(String name, boolean nulSeparated) implements Source {}

        /** Files that match one of these. */
        record Matching(List<String> patterns) implements Source {
            public Matching {
                patterns = List.copyOf(patterns);
            }
        }

        /** Numbers. */
        record Numbers(NumberRange range) implements Source {}
    }
}
