package io.yarnsubmit.client.files;

import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Follows {@code Class-Path} in the manifests of jars, as the JVM does: what a jar names comes right behind it on the class
 * path. A container has links to single jars, so the JVM there finds nothing beside them; therefore each jar is brought and
 * named. Used once.
 */
public final class ThinJars {
    /** The jars of a place. */
    public interface Jars {
        JarManifest manifest(ContainerFile jar);

        /** Whether there is such a file, not a folder. */
        boolean isFile(Source source);

        boolean isFolder(Source source);
    }

    private final Jars jars;
    private final Consumer<String> warnings;
    private final Map<Source, ContainerFile> named = new LinkedHashMap<>();
    private final Set<String> links = new HashSet<>();
    private final Set<Source> visited = new HashSet<>();
    private final List<ContainerFile> all = new ArrayList<>();

    private ThinJars(Jars jars, Consumer<String> warnings) {
        this.jars = jars;
        this.warnings = warnings;
    }

    /**
     * The same files, and after each jar those that its manifest names.
     *
     * @param warnings hears of what a manifest names and cannot be brought. The JVM ignores what is missing, and many
     *     manifests name such jars, so that is no error
     */
    public static List<ContainerFile> followed(List<ContainerFile> files, Jars jars, Consumer<String> warnings) {
        ThinJars followed = new ThinJars(jars, warnings);
        files.forEach(followed::takeName);
        files.forEach(followed::follow);
        return List.copyOf(followed.all);
    }

    private void takeName(ContainerFile file) {
        links.add(file.link());
        if (file.kind().onClassPath()) {
            named.putIfAbsent(real(file.source()), file);
        }
    }

    private void follow(ContainerFile file) {
        if (!file.kind().onClassPath()) {
            all.add(file);
        } else if (visited.add(real(file.source()))) {
            all.add(file);
            followManifest(file);
        }
    }

    private void followManifest(ContainerFile jar) {
        List<String> missing = new ArrayList<>();
        for (String text : jars.manifest(jar).classPath()) {
            ManifestEntry entry = new ManifestEntry(text);
            Optional<Source> source = entry.beside(jar.source());
            if (source.isEmpty() || jars.isFolder(source.get())) {
                source.ifPresent(folder -> warnings.accept(folder(jar, text)));
            } else if (jars.isFile(source.get())) {
                follow(named.computeIfAbsent(real(source.get()), this::found));
            } else if (!entry.isFolder()) {
                missing.add(text);
            }
        }
        if (!missing.isEmpty()) {
            warnings.accept(
                    "warning: the manifest of " + jar.source() + " names jars that do not exist, and java goes on"
                            + " without them: " + String.join(", ", missing));
        }
    }

    private static String folder(ContainerFile jar, String name) {
        return "warning: the manifest of " + jar.source() + " names the folder " + name
                + ", and only jars are brought to containers. Pass its files with --files, or packed as a jar with"
                + " --jars";
    }

    private static Source real(Source source) {
        return source instanceof Local local ? new Local(real(local.path())) : source;
    }

    /** By whatever links a file is named, it is the same. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private ContainerFile found(Source source) {
        String path = source.toString();
        String name = ClassPathName.usable(path.substring(path.lastIndexOf('/') + 1));
        String link = name;
        for (int i = 2; Links.isReserved(link) || !links.add(link); i++) {
            int dot = name.lastIndexOf('.');
            link = dot < 0 ? name + "-" + i : name.substring(0, dot) + "-" + i + name.substring(dot);
        }
        return new ContainerFile(FileKind.JAR, link, source);
    }
}
