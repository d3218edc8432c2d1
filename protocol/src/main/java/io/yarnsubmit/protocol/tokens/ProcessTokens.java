package io.yarnsubmit.protocol.tokens;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Gives this process new tokens: in the file that its environment names, and to Hadoop's classes if the program has them. Those
 * read the file only once, when the program first uses them.
 */
public final class ProcessTokens {
    private static final String USER = "org.apache.hadoop.security.UserGroupInformation";
    private static final String CREDENTIALS = "org.apache.hadoop.security.Credentials";

    private ProcessTokens() {}

    /**
     * Replaces the tokens. The two steps do not depend on each other.
     *
     * @param file the file of tokens; null if this process has none
     * @param program the loader of the program's classes
     * @param storage as in Hadoop's files of tokens
     * @throws IOException if one of the steps failed
     */
    public static void replace(@Nullable Path file, ClassLoader program, byte[] storage) throws IOException {
        IOException failure = null;
        try {
            if (file != null) {
                TokenFile.write(file, storage);
            }
        } catch (IOException e) {
            failure = new IOException("the file of tokens " + file + " cannot be written: " + e, e);
        }
        try {
            if (program.getResource(USER.replace('.', '/') + ".class") != null) {
                giveToHadoop(program, storage);
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            IOException next = new IOException("Hadoop's classes do not take the new tokens: " + cause, cause);
            if (failure == null) {
                failure = next;
            } else {
                failure.addSuppressed(next);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void giveToHadoop(ClassLoader program, byte[] storage) throws ReflectiveOperationException {
        Class<?> credentials = Class.forName(CREDENTIALS, true, program);
        Object tokens = credentials.getConstructor().newInstance();
        credentials
                .getMethod("readTokenStorageStream", DataInputStream.class)
                .invoke(tokens, new DataInputStream(new ByteArrayInputStream(storage)));
        Class<?> user = Class.forName(USER, true, program);
        Object login = user.getMethod("getLoginUser").invoke(null);
        user.getMethod("addCredentials", credentials).invoke(login, tokens);
    }
}
