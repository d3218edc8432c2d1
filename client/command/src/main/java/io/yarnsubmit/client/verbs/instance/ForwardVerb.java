package io.yarnsubmit.client.verbs.instance;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.follow.Signals;
import io.yarnsubmit.client.follow.StopSignal;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Brings ports of executors' machines to this machine, until the application has ended. */
public final class ForwardVerb implements Verb {
    private static final VerbOption<List<String>> PORT = VerbOption.list(
            "port",
            "LOCAL",
            "the port here, one for each target; the default is the same number as there if that is free here");
    private static final VerbOption<Optional<String>> ADDRESS =
            VerbOption.text("address", "ADDRESS", "where to listen; the default is 127.0.0.1: this machine alone");

    private static final String LOOPBACK = "127.0.0.1";
    private static final long SECONDS_BETWEEN_LOOKS = 3;
    private static final int MOST_WORDS = 1_000;
    private static final int BACKLOG = 100;

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("forward", "Brings ports of instances or executors to this machine")
                .words("APP ROLE/INDEX:PORT...", 2, MOST_WORDS)
                .examples(
                        "forward last board/0:ui",
                        "forward _0042 api/0:http api/1:http --port 8080 --port 8081",
                        "forward last 7:4040")
                .options(PORT, ADDRESS)
                .notes(
                        "PORT is the name of a port of the instance, or a number.",
                        "An executor's id may stand for the instance.",
                        "When an instance moves to another executor, new connections go there.",
                        "Ends with Ctrl-C, or when the application ends.")
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        List<String> words = run.arguments().words();
        List<ForwardTarget> targets =
                words.stream().skip(1).map(ForwardTarget::parse).toList();
        List<Integer> ports = ports(run.arguments().get(PORT), targets.size());
        InetAddress address = address(run.arguments().get(ADDRESS).orElse(LOOPBACK));
        ApplicationFacts facts = run.ownApplication();
        List<ForwardedPort> open = new ArrayList<>();
        try (InstanceRoutes routes = new InstanceRoutes(run.applications(), facts, run.console())) {
            // All are checked before the first is open.
            List<OptionalInt> there = new ArrayList<>();
            for (ForwardTarget target : targets) {
                InstanceTarget.Place place = routes.find(target.instance());
                there.add(target.numberAt(place));
                routes.channel(place.executorId());
            }
            for (int i = 0; i < targets.size(); i++) {
                ServerSocket server = i < ports.size() ? listen(address, ports.get(i)) : like(address, there.get(i));
                open.add(new ForwardedPort(targets.get(i), server, routes, run.console()));
                tell(run, targets.get(i), server);
            }
            if (!address.isLoopbackAddress()) {
                run.console()
                        .say("Whoever reaches " + address.getHostAddress()
                                + " can use this. Without --address it is for this machine alone.");
            }
            return untilTheEnd(run, facts.id());
        } finally {
            open.forEach(ForwardedPort::close);
        }
    }

    static List<Integer> ports(List<String> given, int targets) {
        if (given.size() > targets) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "--port was given " + given.size() + " times for " + targets
                            + (targets == 1 ? " target" : " targets") + ". Each target has one, in their order.");
        }
        return given.stream().map(ForwardVerb::port).toList();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new YarnSubmitException(
                ErrorCode.BAD_INPUT, "--port '" + text + "' is not a port: 1 to 65535, or 0 for any that is free");
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT, "--address '" + text + "' is not an address of this machine", e);
        }
    }

    private static ServerSocket listen(InetAddress address, int port) {
        try {
            return new ServerSocket(port, BACKLOG, address);
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "Port " + port + " of " + address.getHostAddress() + " cannot be used here (" + e.getMessage()
                            + "). Without --port one is chosen.",
                    e);
        }
    }

    /** The same number as there, or another one. */
    private static ServerSocket like(InetAddress address, OptionalInt there) {
        if (there.isPresent()) {
            try {
                return new ServerSocket(there.getAsInt(), BACKLOG, address);
            } catch (IOException e) {
                // It is used, or not for everybody to use.
            }
        }
        return listen(address, 0);
    }

    private static void tell(VerbRun run, ForwardTarget target, ServerSocket server) {
        String host = server.getInetAddress().getHostAddress();
        if (run.json()) {
            run.print(new JsonLine()
                    .with("address", host)
                    .with("port", server.getLocalPort())
                    .with("target", target.text()));
        } else {
            String written = host.contains(":") ? "[" + host + "]" : host;
            run.print("http://" + written + ":" + server.getLocalPort() + " -> " + target.text());
        }
    }

    private static int untilTheEnd(VerbRun run, String id) throws InterruptedException {
        BlockingQueue<StopSignal> signals = new LinkedBlockingQueue<>();
        Signals.listen(run.console(), signals::add);
        while (true) {
            StopSignal signal = signals.poll(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
            if (signal != null) {
                return signal.exitCode();
            }
            ApplicationFacts now;
            try {
                now = run.applications().facts(id);
            } catch (YarnSubmitException e) {
                if (e.code() == ErrorCode.NO_SUCH_APPLICATION) {
                    throw e;
                }
                // The ResourceManager is away for a while; connections need it not.
                continue;
            }
            if (now.isOver()) {
                run.console().say(id + " has ended: " + now.ending());
                return ExitCode.SUCCESS;
            }
        }
    }
}
