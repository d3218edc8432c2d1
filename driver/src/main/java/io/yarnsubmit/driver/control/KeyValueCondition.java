package io.yarnsubmit.driver.control;

import org.jspecify.annotations.Nullable;

/** What must be true of a key so that it is changed. */
sealed interface KeyValueCondition {
    boolean holds(@Nullable KeyValueEntry entry);

    /** Nothing. */
    record Always() implements KeyValueCondition {
        @Override
        public boolean holds(@Nullable KeyValueEntry entry) {
            return true;
        }
    }

    /** It has no value. */
    record Absent() implements KeyValueCondition {
        @Override
        public boolean holds(@Nullable KeyValueEntry entry) {
            return entry == null;
        }
    }

    /** Its value is of this revision. */
    record IsRevision(long revision) implements KeyValueCondition {
        @Override
        public boolean holds(@Nullable KeyValueEntry entry) {
            return entry != null && entry.revision() == revision;
        }
    }
}
