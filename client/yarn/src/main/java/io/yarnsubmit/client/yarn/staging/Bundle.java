package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Many small files as one archive, so that a container gets them by one link. The archive is known by its members' names and
 * digests, hence is made only when the cache does not have it. It is not compressed: its members are jars.
 */
final class Bundle {
    /** 1980-01-01, the beginning of time for zip files: the same members make the same bytes. */
    private static final long FIXED_TIME_MILLIS = 315_532_800_000L;

    private Bundle() {}

    /** @param name without the ending */
    static Content of(String name, List<Path> files, DigestMemory digests) throws IOException {
        List<Path> members = files.stream().sorted().toList();
        StringBuilder description = new StringBuilder("bundle 1\n");
        long bytes = 0;
        for (Path member : members) {
            bytes += Files.size(member);
            description
                    .append(member.getFileName())
                    .append(' ')
                    .append(digests.of(member))
                    .append('\n');
        }
        return new Content(name + ".zip", Sha256.ofText(description.toString()), out -> write(members, out), bytes);
    }

    /**
     * What is not a file of this machine.
     *
     * @param members names and contents
     */
    static Content of(String name, SortedMap<String, byte[]> members) {
        StringBuilder description = new StringBuilder("bundle 1\n");
        long bytes = 0;
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            bytes += member.getValue().length;
            description
                    .append(member.getKey())
                    .append(' ')
                    .append(Sha256.of(member.getValue()))
                    .append('\n');
        }
        return new Content(name + ".zip", Sha256.ofText(description.toString()), out -> write(members, out), bytes);
    }

    private static void write(SortedMap<String, byte[]> members, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(0);
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            ZipEntry entry = new ZipEntry(member.getKey());
            entry.setTime(FIXED_TIME_MILLIS);
            zip.putNextEntry(entry);
            zip.write(member.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void write(List<Path> members, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(0);
        for (Path member : members) {
            ZipEntry entry = new ZipEntry(member.getFileName().toString());
            entry.setTime(FIXED_TIME_MILLIS);
            zip.putNextEntry(entry);
            Files.copy(member, zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}
