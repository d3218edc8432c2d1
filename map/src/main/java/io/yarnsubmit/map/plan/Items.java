package io.yarnsubmit.map.plan;

import java.util.List;

/** The items, in their order: as they were listed, or numbers that nobody has to write down. */
public sealed interface Items permits Items.Listed, NumberRange {
    /** How many there are. */
    int size();

    /** @param index from 0 */
    String get(int index);

    /** Items that were named one by one. */
    record Listed(List<String> items) implements Items {
        public Listed {
            items = List.copyOf(items);
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public String get(int index) {
            return items.get(index);
        }
    }
}
