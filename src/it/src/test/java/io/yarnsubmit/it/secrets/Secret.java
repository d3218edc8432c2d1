package io.yarnsubmit.it.secrets;

/**
 * Bytes that nobody else may see.
 *
 * @param name says what it is, and is none itself
 */
record Secret(String name, byte[] bytes) {
    /** Fewer bytes than these are found everywhere by chance. */
    static final int SHORTEST = 8;

    Secret {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(name + " is too short to be looked for");
        }
        bytes = bytes.clone();
    }

    /** The name alone: a report of a leak is read by others. */
    @Override
    public String toString() {
        return name;
    }
}
