package io.yarnsubmit.protocol.process;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What files and directories are created with, so that at no moment anybody but their owner can read them. */
public final class OwnerOnly {
    /** Mode 0600. */
    public static final FileAttribute<?> FILE = attribute("rw-------");

    /** Mode 0700. */
    public static final FileAttribute<?> DIRECTORY = attribute("rwx------");

    /** Mode 0700, for a file that is executed. */
    public static final FileAttribute<?> PROGRAM = attribute("rwx------");

    private OwnerOnly() {}

    private static FileAttribute<?> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
