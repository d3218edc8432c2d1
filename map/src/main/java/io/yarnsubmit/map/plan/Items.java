package io.yarnsubmit.map.plan;

import java.util.List;

/** The items in order: a list, or a range of numbers. */
public sealed interface Items permits Items.Listed, NumberRange, StoredItems {
    /** The number of items. */
    int size();

    /** @param index from 0 */
    String get(int index);

    /** A list of items. */
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
