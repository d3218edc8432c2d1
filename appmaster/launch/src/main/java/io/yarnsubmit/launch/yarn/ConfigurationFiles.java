package io.yarnsubmit.launch.yarn;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Finds Hadoop's configuration files without searching the whole class path, in processes of our own. Hadoop's classes make a
 * dozen configurations for themselves, of which they ask a value or two. Each of these searches every jar for eight files, most
 * of which are not there, and reads those that are, 370 kB of XML. So they get the site files alone: for the values that they
 * ask for, their code has the defaults too. The configuration that is given to Hadoop's clients is whole.
 */
public final class ConfigurationFiles extends ClassLoader {
    private static final String DEFAULTS = "-default.xml";
    private static final String SITE = "-site.xml";

    /** Site files are in these, not in jars. */
    private final List<Path> directories = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.endsWith(".jar"))
            .map(Path::of)
            .toList();

    /** Of Hadoop's own jars; null: defaults are not wanted. */
    private final @Nullable URLClassLoader defaults;

    private ConfigurationFiles(@Nullable URLClassLoader defaults) {
        super(ConfigurationFiles.class.getClassLoader());
        this.defaults = defaults;
    }

    /** For the configurations that are made from now on by this thread, and by the threads that it starts. */
    public static void install() {
        Thread.currentThread().setContextClassLoader(new ConfigurationFiles(null));
    }

    /** To be called before the first configuration is read: all are read again when HDFS's classes add files of theirs. */
    public static void expectHdfs() {
        HdfsConfiguration.init();
    }

    /** Has this configuration read the defaults too, if it does not yet. */
    public static void includeDefaults(Configuration configuration) {
        if (configuration.getClassLoader() instanceof ConfigurationFiles) {
            configuration.setClassLoader(new ConfigurationFiles(new URLClassLoader(
                    Stream.of(Configuration.class, YarnConfiguration.class)
                            .flatMap(type ->
                                    Stream.ofNullable(type.getProtectionDomain().getCodeSource()))
                            .map(CodeSource::getLocation)
                            .toArray(URL[]::new),
                    null)));
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (name.endsWith(DEFAULTS)) {
            return defaults == null ? null : defaults.findResource(name);
        }
        return name.endsWith(SITE) ? siteFile(name) : super.getResource(name);
    }

    private @Nullable URL siteFile(String name) {
        for (Path directory : directories) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file)) {
                try {
                    return file.toUri().toURL();
                } catch (MalformedURLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return null;
    }
}
