package io.yarnsubmit.it.secrets;

import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.daemons.Realm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Searches everything that the runs on a secured cluster left behind and showed for the very bytes of their secrets: logs of
 * daemons and containers, launch scripts, journals, environments and command lines, what commands said. The cluster must keep
 * the containers' directories ({@link #KEEPS_DIRECTORIES}): the token files in them say what the secrets are.
 */
public final class LeakSearch implements AutoCloseable {
    /** A property of Hadoop by which NodeManagers leave containers' directories alone for so many seconds. */
    public static final String KEEPS_DIRECTORIES = "yarn.nodemanager.delete.debug-delay-sec";

    private static final long LARGEST_FILE = 50_000_000;

    private final DaemonCluster cluster;
    private final ProcessWatch watch;
    private final Map<String, byte[]> shown = new TreeMap<>();

    /**
     * What was searched and found.
     *
     * @param secrets how many were looked for
     * @param places how many files, outputs and processes were searched
     * @param leaks which secret is where; empty if all is well
     */
    public record Outcome(int secrets, int places, List<String> leaks) {}

    private LeakSearch(DaemonCluster cluster) {
        this.cluster = cluster;
        this.watch = new ProcessWatch(cluster.directory());
    }

    /** Looks at processes from now on, until the end of the search. */
    public static LeakSearch begin(DaemonCluster cluster) {
        LeakSearch search = new LeakSearch(cluster);
        search.watch.start();
        return search;
    }

    /** Something that a command said. */
    public synchronized void add(String what, String text) {
        shown.put(shown.size() + " " + what, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A log with the tokens of one container in it, to prove that they are found. */
    public Path plant() throws IOException {
        Path log = cluster.directory().resolve("logs/planted.log");
        byte[] tokens = Files.readAllBytes(files(LeakSearch::isTokenFile).get(0));
        return Files.writeString(log, "the tokens are " + Base64.getEncoder().encodeToString(tokens) + "\n");
    }

    /** Logs with the secrets that users gave to applications: as they are, in base64, in hexadecimal. */
    public List<Path> plantOfUsers() throws IOException {
        Path raw = cluster.directory().resolve("logs/planted-raw.log");
        Path base64 = raw.resolveSibling("planted-base64.log");
        Path hex = raw.resolveSibling("planted-hex.log");
        List<Path> logs = List.of(raw, base64, hex);
        for (Path log : logs) {
            Files.createFile(log);
        }
        for (Secret secret : secrets().ofUsers()) {
            Files.write(raw, secret.bytes(), StandardOpenOption.APPEND);
            String text = Base64.getEncoder().encodeToString(secret.bytes());
            Files.writeString(base64, "it is " + text + "\n", StandardOpenOption.APPEND);
            String digits = HexFormat.of().formatHex(secret.bytes());
            Files.writeString(hex, "it is " + digits + "\n", StandardOpenOption.APPEND);
        }
        return logs;
    }

    /** Searches. */
    public synchronized Outcome search() throws IOException {
        List<Secret> secrets = List.copyOf(secrets().all());
        LeakMatcher matcher = new LeakMatcher(secrets);
        Map<String, byte[]> places = new TreeMap<>(shown);
        places.putAll(watch.seen());
        List<String> leaks = new ArrayList<>();
        places.forEach((place, bytes) -> report(
                leaks,
                place,
                matcher.in(bytes).stream()
                        .filter(secret -> !(secret.variable() && isEnvironment(place)))
                        .toList()));
        List<Path> files = files(LeakSearch::isSearched);
        for (Path file : files) {
            report(leaks, file.toString(), matcher.in(Files.readAllBytes(file)));
        }
        return new Outcome(secrets.size(), places.size() + files.size(), leaks);
    }

    private static boolean isEnvironment(String place) {
        return place.matches("/proc/\\d+/environ .*");
    }

    private static void report(List<String> leaks, String place, List<Secret> found) {
        found.forEach(secret -> leaks.add(secret + " is in " + place));
    }

    private KnownSecrets secrets() throws IOException {
        KnownSecrets secrets = new KnownSecrets();
        for (byte[] content : watch.tokenFiles()) {
            secrets.addTokenFile(content);
        }
        for (Path file : files(LeakSearch::isTokenFile)) {
            secrets.addTokenFile(Files.readAllBytes(file));
        }
        for (String user : Realm.users()) {
            secrets.addKeytab(cluster.realm().keytab(user), cluster.realm().principal(user));
        }
        return secrets;
    }

    /** Of containers' directories and logs. */
    private List<Path> files(Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        for (String directory : List.of("logs", "containers", "data")) {
            try (Stream<Path> files = Files.walk(cluster.directory().resolve(directory))) {
                files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .filter(wanted)
                        .forEach(found::add);
            } catch (IOException | UncheckedIOException e) {
                throw new IllegalStateException("the directories change while they are searched", e);
            }
        }
        return found;
    }

    /** It begins as Hadoop's token files do. */
    private static boolean isTokenFile(Path file) {
        if (!isInContainer(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("HDTS");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInContainer(Path file) {
        String path = file.toString();
        return (path.contains("/usercache/") || path.contains("/nmPrivate/"))
                && path.contains("/container_")
                && !path.contains("/filecache/");
    }

    /** The data of daemons is theirs; of containers' directories all is searched, but those files that are there for secrets. */
    private static boolean isSearched(Path file) {
        try {
            boolean ofDaemon = file.toString().contains("/data/") && !isInContainer(file);
            return !ofDaemon
                    && !isTokenFile(file)
                    && !file.toString().endsWith(".keytab")
                    && Files.size(file) <= LARGEST_FILE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
