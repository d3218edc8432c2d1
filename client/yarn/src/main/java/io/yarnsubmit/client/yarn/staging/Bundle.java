package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
