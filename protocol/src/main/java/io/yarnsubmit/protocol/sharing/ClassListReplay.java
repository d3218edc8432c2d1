package io.yarnsubmit.protocol.sharing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that loads the classes of a list and ends: run with {@code -XX:ArchiveClassesAtExit}, it leaves an archive of them.
 * It initializes none of them, so it does nothing else. It is on every class path of ours, because an archive fits only the
 * class path that it was made with.
 */
public final class ClassListReplay {
    /** Without them, what the JDK itself makes at run time is left out. */
    public static final List<String> JVM_OPTIONS = List.of(
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED");

    private final ClassLoader loader;

    private ClassListReplay(ClassLoader loader) {
        this.loader = loader;
    }

    /** @param arguments the list, as {@code -XX:DumpLoadedClassList} writes it */
    public static void main(String... arguments) throws IOException {
        new ClassListReplay(ClassListReplay.class.getClassLoader()).replay(Path.of(arguments[0]));
    }

    private void replay(Path list) throws IOException {
        for (String line : Files.readAllLines(list)) {
            replay(line);
        }
    }

    /** A list may be older than the classes. What is not there any more is left out. */
    private void replay(String line) {
        try {
            if (ListedLambda.isIn(line)) {
                ListedLambda.parse(line, loader).link();
            } else if (ListedForm.isIn(line)) {
                ListedForm.parse(line).note();
            } else if (!line.startsWith("@") && !line.startsWith("#")) {
                Class.forName(line.replace('/', '.'), false, loader);
            }
        } catch (Exception | LinkageError e) {
            // An archive with fewer classes is good too.
        }
    }
}
