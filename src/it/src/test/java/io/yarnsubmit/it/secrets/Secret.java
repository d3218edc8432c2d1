package io.yarnsubmit.it.secrets;

/**
 * Bytes that nobody else may see.
 *
 * @param name says what it is, and is none itself
 * @param variable whether it is in the environment of the user's own processes
 */
record Secret(String name, byte[] bytes, boolean variable) {
    /** Fewer bytes than these are found everywhere by chance. */
    static final int SHORTEST = 8;

    Secret {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(name + " is too short to be looked for");
        }
        bytes = bytes.clone();
    }

    Secret(String name, byte[] bytes) {
        this(name, bytes, false);
    }

    /** The name alone: a report of a leak is read by others. */
    @Override
    public String toString() {
        return name;
    }
}
