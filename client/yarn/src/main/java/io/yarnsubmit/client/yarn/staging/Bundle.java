package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Many small files as one archive, so that a container gets them by one link. The archive is identified by its members'
 * names and digests, so it is made only if the cache does not have it. It is not compressed, because its members are jars.
 */
final class Bundle {
    /** 1980-01-01, the earliest time of zip files: the same members make the same bytes. */
    private static final long FIXED_TIME_MILLIS = 315_532_800_000L;

    private Bundle() {}

    /** @param name without the ending */
    static Content of(String name, List<Path> files, DigestMemory digests) throws IOException {
        List<HashedFile> members = new ArrayList<>();
        StringBuilder description = new StringBuilder("bundle 1\n");
        long bytes = 0;
        for (Path file : files.stream().sorted().toList()) {
            HashedFile member = digests.of(file);
            members.add(member);
            bytes += Files.size(file);
            description
                    .append(file.getFileName())
                    .append(' ')
                    .append(member.digest())
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

    private static void write(List<HashedFile> members, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(0);
        for (HashedFile member : members) {
            ZipEntry entry = new ZipEntry(member.path().getFileName().toString());
            entry.setTime(FIXED_TIME_MILLIS);
            zip.putNextEntry(entry);
            member.copyTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}
