package io.yarnsubmit.client.yarn.site;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the site files say, all together: the last file that has a property wins, unless an earlier one made it final. Immutable
 * but for what has been read, which is all there is.
 */
public final class SiteConfiguration {
    /** Which file Hadoop expects a property in: one that came elsewhere would lose to Hadoop's own defaults there. */
    private static final Map<String, String> HOMES = Map.of(
            "yarn.",
            "yarn-site.xml",
            "dfs.",
            "hdfs-site.xml",
            "mapreduce.",
            "mapred-site.xml",
            "mapred.",
            "mapred-site.xml");

    private final Map<String, SiteProperty> effective = new LinkedHashMap<>();
    private final Map<String, Set<String>> namesByFile = new TreeMap<>();
    private final Map<String, byte[]> others = new TreeMap<>();

    private SiteConfiguration() {}

    /**
     * Reads the site files of these folders.
     *
     * @throws YarnSubmitException {@link ErrorCode#BAD_CONFIGURATION} with all that is wrong
     */
    public static SiteConfiguration read(SiteFolders folders) {
        SiteConfiguration configuration = new SiteConfiguration();
        List<String> problems = new ArrayList<>();
        for (Path file : folders.siteFiles()) {
            try {
                configuration.add(file.getFileName().toString(), SiteFileReader.read(file));
            } catch (SiteFileException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new YarnSubmitException(ErrorCode.BAD_CONFIGURATION, String.join("\n", problems));
        }
        configuration.addOthers(folders.otherFiles());
        return configuration;
    }

    /** Without any file. */
    public static SiteConfiguration none() {
        return new SiteConfiguration();
    }

    private void add(String file, List<SiteProperty> properties) {
        for (SiteProperty property : properties) {
            namesByFile.computeIfAbsent(file, name -> new LinkedHashSet<>()).add(property.name());
            HOMES.forEach((prefix, home) -> {
                if (property.name().startsWith(prefix)) {
                    namesByFile
                            .computeIfAbsent(home, name -> new LinkedHashSet<>())
                            .add(property.name());
                }
            });
            SiteProperty former = effective.get(property.name());
            if (former == null || !former.isFinal()) {
                // At the end again: an old and a new name of one property count in the order in which they were set.
                effective.remove(property.name());
                effective.put(property.name(), property.after(former));
            }
        }
    }

    /** Nothing here depends on them, so what cannot be read is left out. */
    private void addOthers(List<Path> files) {
        for (Path file : files) {
            try {
                others.put(file.getFileName().toString(), SiteXml.of(SiteFileReader.read(file)));
            } catch (SiteFileException e) {
                // A file of another kind, or of another user.
            }
        }
    }

    /** All that have a value, in the order in which they count. */
    public Collection<SiteProperty> properties() {
        return effective.values().stream()
                .filter(property -> property.value() != null)
                .toList();
    }

    /** The one of this name, if it has a value. */
    public Optional<SiteProperty> find(String name) {
        return Optional.ofNullable(effective.get(name)).filter(property -> property.value() != null);
    }

    /** All properties as one site file. */
    public byte[] asFile() {
        return SiteXml.of(effective.values());
    }

    /**
     * What another process reads the same from, by the names that Hadoop looks for. Each file has the values that count, wherever
     * they came from.
     */
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>(others);
        namesByFile.forEach((file, names) -> files.put(
                file,
                SiteXml.of(effective.values().stream()
                        .filter(property -> names.contains(property.name()))
                        .toList())));
        return files;
    }
}
