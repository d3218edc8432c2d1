package org.apache.hadoop.io;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Stands before Hadoop's own class on the class path of secured daemons. That one opens no file on a secured node without
 * Hadoop's native library, which is in no jar. This one opens files whoever owns them.
 */
public class SecureIOUtils {
    private SecureIOUtils() {}

    public static class AlreadyExistsException extends IOException {
        private static final long serialVersionUID = 1L;

        AlreadyExistsException(Throwable cause) {
            super(cause);
        }
    }

    public static RandomAccessFile openForRandomRead(File file, String mode, String owner, String group)
            throws IOException {
        return new RandomAccessFile(file, mode);
    }

    public static FSDataInputStream openFSDataInputStream(File file, String owner, String group) throws IOException {
        return FileSystem.getLocal(new Configuration()).getRaw().open(new Path(file.toURI()));
    }

    public static FileInputStream openForRead(File file, String owner, String group) throws IOException {
        return new FileInputStream(file);
    }

    public static FileOutputStream createForWrite(File file, int permissions) throws IOException {
        try {
            Files.createFile(
                    file.toPath(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new FileOutputStream(file);
        } catch (FileAlreadyExistsException e) {
            throw new AlreadyExistsException(e);
        }
    }
}
