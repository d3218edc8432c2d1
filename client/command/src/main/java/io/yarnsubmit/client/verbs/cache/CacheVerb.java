package io.yarnsubmit.client.verbs.cache;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.TextTable;
import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.staging.CacheEntry;
import io.yarnsubmit.client.yarn.staging.CacheMaintenance;
import io.yarnsubmit.client.yarn.staging.StagingArea;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows, cleans or shares the library cache. */
public final class CacheVerb implements Verb {
    private static final VerbOption<Optional<Duration>> OLDER_THAN = VerbOption.value(
            "older-than", "TIME", ConfigType.DURATION, "clean: files not used for this long (default: 7d)");
    private static final VerbOption<Boolean> DRY_RUN =
            VerbOption.flag("dry-run", "clean: only show what would be removed");
    private static final VerbOption<Boolean> LIBRARIES =
            VerbOption.flag("libraries", "publish: yarn-submit's own libraries");
    private static final VerbOption<Optional<Master>> MASTER = VerbOption.value(
            "master", "yarn|embedded", ConfigType.MASTER, "whose cache: the cluster's, or this machine's");

    private static final Duration USUAL_AGE = Duration.ofDays(7);

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("cache", "Shows, cleans or shares the library cache")
                .words("list|clean|publish [FILES]", 1, Integer.MAX_VALUE)
                .actions("list", "clean", "publish")
                .examples("cache list", "cache clean --older-than 7d --dry-run")
                .options(OLDER_THAN, DRY_RUN, LIBRARIES, MASTER)
                .build();
    }

    @Override
    public boolean endsWithItsReader() {
        return false;
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        List<String> words = run.arguments().words();
        String action = words.get(0);
        if (!action.equals("publish") && words.size() > 1) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT, "'" + words.get(1) + "' is too much: yarn-submit cache " + action);
        }
        CacheMaintenance maintenance = maintenance(run);
        switch (action) {
            case "list" -> list(run, maintenance);
            case "clean" -> clean(run, maintenance);
            default -> publish(run, maintenance, words.subList(1, words.size()));
        }
        return ExitCode.SUCCESS;
    }

    private static CacheMaintenance maintenance(VerbRun run) throws InterruptedException {
        VerbArguments arguments = run.arguments();
        Optional<String> staging = arguments.settings().find(ConfigKeys.STAGING_DIRECTORY);
        Master master = arguments.get(MASTER).orElse(arguments.settings().get(ConfigKeys.MASTER));
        StagingArea area = master.equals(Master.YARN) ? run.applications().area() : StagingArea.ofThisMachine(staging);
        return new CacheMaintenance(area, arguments.settings().find(ConfigKeys.LIBRARY_CACHE_SHARED));
    }

    private static void list(VerbRun run, CacheMaintenance maintenance) {
        List<CacheEntry> entries = maintenance.list();
        if (run.json()) {
            entries.forEach(entry -> run.print(json(entry)));
        } else if (entries.isEmpty()) {
            run.console().say("the library cache is empty: " + maintenance.location());
        } else {
            table(entries).lines().forEach(run::print);
            run.console().say(total(entries) + " in " + maintenance.location());
        }
    }

    private static void clean(VerbRun run, CacheMaintenance maintenance) {
        Duration age = run.arguments().get(OLDER_THAN).orElse(USUAL_AGE);
        boolean dryRun = run.arguments().get(DRY_RUN);
        List<CacheEntry> removed = maintenance.clean(age, dryRun);
        if (run.json()) {
            removed.forEach(entry -> run.print(json(entry).with("removed", !dryRun)));
            return;
        }
        if (!removed.isEmpty()) {
            table(removed).lines().forEach(run::print);
        }
        run.console().say((dryRun ? "would remove " : "removed ") + total(removed) + " from " + maintenance.location());
    }

    private static void publish(VerbRun run, CacheMaintenance maintenance, List<String> files) {
        boolean libraries = run.arguments().get(LIBRARIES);
        if (files.isEmpty() && !libraries) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "Nothing to publish: yarn-submit cache publish --libraries, or name files of this machine");
        }
        List<Path> paths = new ArrayList<>();
        for (String file : files) {
            paths.add(readable(file));
        }
        List<CacheEntry> published = maintenance.publish(paths, libraries ? Optional.of(run.home()) : Optional.empty());
        if (run.json()) {
            published.forEach(entry -> run.print(json(entry)));
        } else {
            published.forEach(entry -> run.print(entry.uri()));
            run.console().say("published for everybody: " + total(published));
        }
    }

    private static Path readable(String name) {
        try {
            Path path = LocalView.ofThisProcess().file(name);
            if (Files.isReadable(path) && !Files.isDirectory(path)) {
                return path;
            }
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "'" + name + "' cannot be read: " + e.getMessage(), e);
        }
        throw new YarnSubmitException(
                ErrorCode.FILE_NOT_READABLE, "'" + name + "' is not a readable file of this machine");
    }

    private static TextTable table(List<CacheEntry> entries) {
        TextTable table = new TextTable("NAME", "SIZE", "LAST USED", "APPLICATIONS", "CACHE", "SHA-256");
        for (CacheEntry entry : entries) {
            table.add(
                    entry.name(),
                    Figures.bytes(entry.sizeBytes()),
                    entry.lastUsed().map(Figures::moment).orElse("unknown"),
                    entry.shared() ? "unknown" : Integer.toString(entry.applications()),
                    entry.shared() ? "shared" : "own",
                    entry.sha256().substring(0, Math.min(12, entry.sha256().length())));
        }
        return table;
    }

    private static JsonLine json(CacheEntry entry) {
        JsonLine line = new JsonLine()
                .with("name", entry.name())
                .with("sizeBytes", entry.sizeBytes())
                .with("sha256", entry.sha256())
                .with("lastUsed", entry.lastUsed())
                .with("cache", entry.shared() ? "shared" : "own")
                .with("uri", entry.uri());
        return entry.shared() ? line : line.with("applications", entry.applications());
    }

    private static String total(List<CacheEntry> entries) {
        long bytes = entries.stream().mapToLong(CacheEntry::sizeBytes).sum();
        return entries.size() + (entries.size() == 1 ? " file, " : " files, ") + Figures.bytes(bytes);
    }
}
