package io.yarnsubmit.protocol.placement;

/** One condition for every executor of a group. {@link #toString} gives the text that the user writes. */
public sealed interface PlacementTerm {

    /** No machine has more than {@code most} executors of the group. */
    record MaxPerHost(int most) implements PlacementTerm {
        @Override
        public String toString() {
            return most == 1 ? "one-per-host" : "max-per-host=" + most;
        }
    }

    /** No rack has more than {@code most} executors of the group. */
    record MaxPerRack(int most) implements PlacementTerm {
        @Override
        public String toString() {
            return "max-per-rack=" + most;
        }
    }

    /** On a machine that has an executor of {@code group}. */
    record Near(String group) implements PlacementTerm {
        @Override
        public String toString() {
            return "near=" + group;
        }
    }

    /** On a machine that has no executor of {@code group}. */
    record Apart(String group) implements PlacementTerm {
        @Override
        public String toString() {
            return "apart=" + group;
        }
    }

    /**
     * On a machine whose attribute has a certain value, or another one.
     *
     * @param name with or without a prefix ({@code rm.yarn.io/os}, {@code os})
     * @param equal whether the attribute must have the value; if false it must not, and may be missing
     */
    record Attribute(String name, String value, boolean equal) implements PlacementTerm {
        @Override
        public String toString() {
            return "attribute:" + name + (equal ? "=" : "!=") + value;
        }
    }
}
