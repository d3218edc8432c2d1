package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Prints what an application's processes write, until it has ended. It works in rounds, a second apart: each
 * reads what is new in each process's files, a few machines at a time. What was written after the last round comes from the
 * aggregated logs, from where the last round ended.
 */
final class LogFollower {
    private static final int THREADS = 8;
    private static final long PAUSE_MILLIS = 1_000;
    private static final int ROUNDS_BETWEEN_LOOKS = 3;
    private static final int ROUNDS_BETWEEN_LISTS = 10;
    private static final int LAST_ROUNDS = 3;

    private final Applications applications;
    private final Console console;
    private final ContainerLogReader reader;
    private final LogSelection selection;
    private final ShownLines shown;
    private final LogPrinter printer;
    private final Map<String, FollowedFile> files = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();
    private final Map<String, LogStream> streams = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> former = new HashSet<>();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = OwnThreads.pool("log-follower", THREADS, OwnThreads.NOT_MISSED);

    LogFollower(
            Applications applications,
            Console console,
            ContainerLogReader reader,
            LogRequest request,
            LogPrinter printer) {
        this.applications = applications;
        this.console = console;
        this.reader = reader;
        this.selection = request.selection();
        this.shown = request.shown();
        this.printer = printer;
    }

    /** Returns when the application has ended and all is printed. */
    void follow(ApplicationFacts first, LogDirectory directory) throws InterruptedException {
        ApplicationFacts facts = first;
        former.addAll(directory.formerContainers(selection));
        take(directory);
        boolean settled = directory.isSettledFor(selection);
        for (int round = 0; !facts.isOver(); round++) {
            poll(round % ROUNDS_BETWEEN_LISTS == 0);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            if (round % ROUNDS_BETWEEN_LOOKS == 0) {
                int attempt = facts.attempt();
                facts = applications.facts(facts.id());
                if (!settled || facts.attempt() != attempt) {
                    LogDirectory now = LogDirectory.of(applications.cluster(), facts, reader);
                    take(now);
                    settled = now.isSettledFor(selection);
                }
            }
        }
        finish(facts);
        files.values().forEach(FollowedFile::finish);
        threads.shutdownNow();
    }

    private void take(LogDirectory directory) {
        for (LogStream stream : directory.streams(selection)) {
            if (former.contains(stream.place().container())) {
                continue;
            }
            streams.put(stream.role() + " " + stream.place().container(), stream);
        }
    }

    /** One round; a process that has ended gets its last one. */
    private void poll(boolean list) throws InterruptedException {
        List<Callable<Boolean>> asks = new ArrayList<>();
        streams.forEach((key, stream) -> {
            if (!ended.contains(key)) {
                asks.add(() -> {
                    poll(stream, list);
                    return true;
                });
            }
            if (!stream.live()) {
                ended.add(key);
            }
        });
        threads.invokeAll(asks);
    }

    private void poll(LogStream stream, boolean list) {
        try {
            for (String name : names(stream, list)) {
                poll(stream, name);
            }
        } catch (LogsUnavailable e) {
            // A container that has not begun has no log; a machine that does not answer is reported once.
            if (e.kind() != Kind.NOT_THERE) {
                sayOnce(e);
            }
        } catch (IOException e) {
            sayOnce(e);
        }
    }

    private void sayOnce(IOException problem) {
        String message = String.valueOf(problem.getMessage());
        if (said.add(message)) {
            console.say("not all can be followed: " + message);
        }
    }

    private Set<String> names(LogStream stream, boolean list) throws IOException {
        if (!stream.files().isEmpty()) {
            return stream.files();
        }
        String container = stream.place().container();
        if (list || !names.containsKey(container)) {
            Set<String> found = new HashSet<>();
            reader.list(stream.place()).stream()
                    .map(LogFile::name)
                    .filter(stream::has)
                    .forEach(found::add);
            names.put(container, found);
        }
        return names.getOrDefault(container, Set.of());
    }

    private void poll(LogStream stream, String name) throws IOException {
        FollowedFile file = file(stream, name);
        try {
            do {
                reader.readLive(stream.place(), name, file.size(), file);
            } while (file.again());
        } catch (LogsUnavailable e) {
            if (e.kind() != Kind.NOT_THERE) {
                throw e;
            }
        }
    }

    private FollowedFile file(LogStream stream, String name) {
        return files.computeIfAbsent(stream.place().container() + "/" + name, key -> {
            long printed = 0;
            if (shown.tail().isPresent() && stream.live()) {
                printed = Math.max(0, new LogSnapshot(reader, shown).print(stream, name, printer));
            }
            return new FollowedFile(stream, name, printed, shown.filter(), printer);
        });
    }

    /** The application is over: prints what is new on the machines, and what was aggregated meanwhile. */
    private void finish(ApplicationFacts last) throws InterruptedException {
        for (int round = 0; round < LAST_ROUNDS; round++) {
            ended.clear();
            poll(round == 0);
            if (AggregationWait.isUnderWay(last)) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / LAST_ROUNDS);
        }
        ApplicationFacts facts = new AggregationWait(applications, console).await(last);
        if (facts.logAggregation().map("DISABLED"::equals).orElse(true)) {
            return;
        }
        take(LogDirectory.of(applications.cluster(), facts, reader));
        try {
            boolean one = streams.size() == 1;
            LogStream any =
                    streams.isEmpty() ? null : streams.values().iterator().next();
            if (any != null) {
                reader.aggregated()
                        .read(
                                facts.id(),
                                facts.user(),
                                one ? any.place().container() : null,
                                Set.of(),
                                LogBlocks.WHOLE,
                                new Rest());
            }
        } catch (IOException e) {
            console.say("the last lines may be missing: " + e.getMessage());
        }
    }

    /** Passes each aggregated file to its follower, which takes what is new to it. */
    private final class Rest implements LogSink {
        private Optional<FollowedFile> current = Optional.empty();

        @Override
        public void begin(LogFile file, long offset) {
            current = streams.values().stream()
                    .filter(stream -> stream.place().container().equals(file.container()) && stream.has(file.name()))
                    .findFirst()
                    .map(stream -> file(stream, file.name()));
            current.ifPresent(followed -> followed.begin(file, offset));
        }

        @Override
        public void bytes(byte[] buffer, int from, int count) {
            current.ifPresent(followed -> followed.bytes(buffer, from, count));
        }

        @Override
        public void end() {
            current.ifPresent(FollowedFile::end);
        }
    }
}
