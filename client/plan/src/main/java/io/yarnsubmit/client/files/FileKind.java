package io.yarnsubmit.client.files;

/** The role of a file in the application. */
public enum FileKind {
    /** The application's own jar: first on the class path. */
    APPLICATION_JAR,
    /** A further jar for the class path. */
    JAR,
    /** A file in the working directory. */
    FILE,
    /** Unpacked in the working directory. */
    ARCHIVE;

    /** Whether driver and tasks load classes from it. */
    public boolean onClassPath() {
        return this == APPLICATION_JAR || this == JAR;
    }
}
