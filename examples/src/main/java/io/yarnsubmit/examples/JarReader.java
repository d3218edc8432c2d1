package io.yarnsubmit.examples;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads jars. This runs on the executors. */
final class JarReader {
    private static final int CLASS_FILE_MAGIC = 0xCAFEBABE;
    /** Class files of Java 17 have the major version 61, and so on for every release. */
    private static final int MAJOR_VERSION_BEFORE_RELEASE_1 = 44;

    private JarReader() {}

    static List<JarContents> readAll(List<String> jars) {
        return jars.stream().map(JarReader::read).toList();
    }

    /** Reads one jar. An unreadable jar is a finding, not a failure. */
    static JarContents read(String jar) {
        long start = System.nanoTime();
        long bytes = new File(jar).length();
        List<String> classes = new ArrayList<>();
        Map<Integer, Integer> classesByRelease = new HashMap<>();
        try (ZipFile zip = new ZipFile(jar)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (isClass(entry.getName())) {
                    classes.add(className(entry.getName()));
                    classesByRelease.merge(release(zip, entry), 1, Integer::sum);
                }
            }
            return new JarContents(jar, bytes, millisSince(start), classes, classesByRelease, "");
        } catch (IOException | IllegalArgumentException e) {
            return JarContents.unreadable(jar, bytes, millisSince(start), String.valueOf(e.getMessage()));
        }
    }

    /** Leaves out descriptors, and variants for newer releases, which may occur in many jars without harm. */
    static boolean isClass(String entry) {
        return entry.endsWith(".class")
                && !entry.startsWith("META-INF/")
                && !entry.endsWith("module-info.class")
                && !entry.endsWith("package-info.class");
    }

    static String className(String entry) {
        return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    }

    private static int release(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream stream = zip.getInputStream(entry);
                DataInputStream data = new DataInputStream(stream)) {
            if (data.readInt() != CLASS_FILE_MAGIC) {
                throw new IOException(entry.getName() + " is not a class file");
            }
            data.readUnsignedShort(); // The minor version is not needed.
            return data.readUnsignedShort() - MAJOR_VERSION_BEFORE_RELEASE_1;
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
