package io.yarnsubmit.client.yarn.site;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders that HADOOP_CONF_DIR and YARN_CONF_DIR name. Each variable may name several, as a class path does: of two files of
 * one name the first counts. What YARN_CONF_DIR has wins over HADOOP_CONF_DIR.
 *
 * @param lists one for each variable
 */
public record SiteFolders(List<List<Path>> lists) {
    /** What Hadoop itself reads, in its order. */
    static final List<String> SITE_FILES =
            List.of("core-site.xml", "hdfs-site.xml", "mapred-site.xml", "yarn-site.xml");

    private static final List<String> VARIABLES = List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR");
    private static final long LARGEST_OTHER_BYTES = 1 << 20;

    public SiteFolders {
        lists = lists.stream().map(List::copyOf).distinct().toList();
    }

    /**
     * Finds them.
     *
     * @throws YarnSubmitException {@link ErrorCode#NO_CONFIGURATION} when neither variable is set, or what they name is no
     *     configuration
     */
    public static SiteFolders fromEnvironment(Map<String, String> environment) {
        List<List<Path>> lists = new ArrayList<>();
        for (String variable : VARIABLES) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                lists.add(named(variable, value));
            }
        }
        if (lists.isEmpty()) {
            throw new YarnSubmitException(
                    ErrorCode.NO_CONFIGURATION,
                    "There is no cluster to submit to: neither HADOOP_CONF_DIR nor YARN_CONF_DIR is set."
                            + " Set HADOOP_CONF_DIR to the directory with the cluster's core-site.xml and yarn-site.xml"
                            + " (often /etc/hadoop/conf), or try it without a cluster: --master embedded.");
        }
        return new SiteFolders(lists);
    }

    private static List<Path> named(String variable, String value) {
        List<Path> folders = Files.isDirectory(Path.of(value))
                ? List.of(Path.of(value).toAbsolutePath())
                : Arrays.stream(value.split(Pattern.quote(File.pathSeparator)))
                        .filter(part -> !part.isBlank())
                        .map(part -> Path.of(part).toAbsolutePath())
                        .toList();
        for (Path folder : folders) {
            check(variable, value, folder);
        }
        if (folders.stream().allMatch(folder -> SITE_FILES.stream().noneMatch(file -> isThere(folder.resolve(file))))) {
            throw new YarnSubmitException(
                    ErrorCode.NO_CONFIGURATION,
                    variable + " is '" + value + "', in which there is none of " + String.join(", ", SITE_FILES)
                            + ". Set it to the directory with the cluster's configuration.");
        }
        return folders;
    }

    private static void check(String variable, String value, Path folder) {
        String named = variable + " is '" + value + "'";
        if (!Files.isDirectory(folder)) {
            boolean several = value.contains(File.pathSeparator);
            String what = Files.exists(folder) ? "not a directory" : "not there";
            throw new YarnSubmitException(
                    ErrorCode.NO_CONFIGURATION,
                    several
                            ? named + ", and " + folder + " in it is " + what + "."
                            : named + ", which is not a directory"
                                    + (Files.exists(folder) ? "." : ": it is not there."));
        }
        if (!Files.isExecutable(folder)) {
            throw new YarnSubmitException(
                    ErrorCode.NO_CONFIGURATION,
                    named + ", and " + folder + " cannot be read by this user: permission denied.");
        }
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** All of them; of two files of one name the later counts. */
    public List<Path> directories() {
        List<Path> all = new ArrayList<>();
        for (List<Path> list : lists) {
            List<Path> laterWins = new ArrayList<>(list);
            Collections.reverse(laterWins);
            all.addAll(laterWins);
        }
        return all.stream().distinct().toList();
    }

    /** The site files, in the order in which they are read. */
    List<Path> siteFiles() {
        return lists.stream()
                .flatMap(list -> SITE_FILES.stream()
                        .flatMap(name -> list.stream()
                                .map(folder -> folder.resolve(name))
                                .filter(SiteFolders::isThere)
                                .limit(1)))
                .toList();
    }

    /** Other XML files, which programs may look for: of each name the one that counts. What cannot be listed is left out. */
    List<Path> otherFiles() {
        Map<String, Path> found = new LinkedHashMap<>();
        for (Path directory : directories()) {
            for (Path file : xmlFiles(directory)) {
                found.put(file.getFileName().toString(), file);
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Path> xmlFiles(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> isOther(entry)).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isOther(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith(".xml")
                && !SITE_FILES.contains(name)
                && Files.isRegularFile(entry)
                && entry.toFile().length() <= LARGEST_OTHER_BYTES;
    }
}
