package io.yarnsubmit.client.yarn.staging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yarnsubmit.protocol.LaunchNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Files as one archive, so that a container gets them by one link. The archive is identified by its members' names and digests,
 * so it is made only if the cache does not have it. It is not compressed, because its members are jars. It is a tar: what is
 * unpacked has the times that are in it, wherever that is. The same members make the same bytes.
 */
final class Bundle {
    private static final String FIRST_LINE = "bundle 2\n";

    private Bundle() {}

    /** @param name without the ending */
    static Content of(String name, List<Path> files, DigestMemory digests) throws IOException {
        SortedMap<String, Path> members = new TreeMap<>();
        files.forEach(file -> members.put(file.getFileName().toString(), file));
        return ofNamed(name, members, digests);
    }

    /**
     * The same under other names.
     *
     * @param members files of this machine by the names that they get
     */
    static Content ofNamed(String name, SortedMap<String, Path> members, DigestMemory digests) throws IOException {
        List<Member> list = new ArrayList<>();
        for (Map.Entry<String, Path> member : members.entrySet()) {
            HashedFile file = digests.of(member.getValue());
            list.add(new Member(member.getKey(), file.digest(), Files.size(member.getValue()), file::copyTo));
        }
        return content(name, list);
    }

    /**
     * What is not a file of this machine.
     *
     * @param members names and contents
     */
    static Content of(String name, SortedMap<String, byte[]> members) {
        return content(
                name,
                members.entrySet().stream()
                        .map(member -> new Member(
                                member.getKey(),
                                Sha256.of(member.getValue()),
                                member.getValue().length,
                                out -> out.write(member.getValue())))
                        .toList());
    }

    private record Member(String name, String digest, long bytes, Content.Writer content) {}

    private static Content content(String name, List<Member> members) {
        StringBuilder description = new StringBuilder(FIRST_LINE);
        members.forEach(member -> description
                .append(member.name())
                .append(' ')
                .append(member.digest())
                .append('\n'));
        return new Content(
                name + ".tar",
                Sha256.ofText(description.toString()),
                out -> write(members, out),
                members.stream().mapToLong(Member::bytes).sum());
    }

    private static void write(List<Member> members, OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        for (Member member : members) {
            TarArchiveEntry entry = new TarArchiveEntry(member.name());
            entry.setSize(member.bytes());
            entry.setModTime(LaunchNames.TIME_OF_LIBRARIES.toEpochMilli());
            tar.putArchiveEntry(entry);
            member.content().writeTo(tar);
            tar.closeArchiveEntry();
        }
        tar.finish();
    }
}
