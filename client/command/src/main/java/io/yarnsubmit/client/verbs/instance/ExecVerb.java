package io.yarnsubmit.client.verbs.instance;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.console.RawTerminal;
import io.yarnsubmit.client.control.InstanceChannel;
import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.follow.Signals;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.v1.ExecInput;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a command beside an instance of a role, or beside another executor, as if it had been typed there. */
public final class ExecVerb implements Verb {
    private static final VerbOption<Boolean> TERMINAL = VerbOption.flag(
            "terminal", "t", "give the command a terminal; the default when input and output are one here");
    /** What programs want to know of a terminal. */
    private static final List<String> OF_TERMINALS = List.of("TERM", "COLORTERM", "LANG", "LC_ALL", "LC_CTYPE");

    private static final int MOST_WORDS = 100_000;

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("exec", "Runs a command beside an instance of a role, or beside an executor")
                .words("APP ROLE/INDEX|EXECUTOR [-- COMMAND...]", 2, MOST_WORDS)
                .examples(
                        "exec last trainer/0",
                        "exec last trainer/2 -- nvidia-smi",
                        "exec _0042 7 -- jstack 4711 > stacks")
                .options(TERMINAL)
                .notes(
                        "Runs on the executor's machine, in its directory, with its environment.",
                        "Exits as COMMAND does. Without COMMAND it is bash, on a terminal.",
                        "Standard input goes to COMMAND; '< /dev/null' keeps it here.",
                        "Without a terminal Ctrl-C is for COMMAND; a second one ends it in any case.")
                .build();
    }

    /** It ends by itself when nobody reads: what it has started is to end too. */
    @Override
    public boolean endsWithItsReader() {
        return false;
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        List<String> words = run.arguments().words();
        InstanceTarget target = InstanceTarget.parse(words.get(1));
        boolean here = RawTerminal.isHere();
        boolean terminal = here || run.arguments().get(TERMINAL);
        List<String> command = words.size() > 2 ? words.subList(2, words.size()) : shell(words, terminal);
        ApplicationFacts facts = run.ownApplication();
        try (MasterCalls master = run.applications().master(facts)) {
            int executor = target.in(master.describe(), facts.id()).executorId();
            try (InstanceChannel channel = master.instance(executor)) {
                if (!channel.relayed().isEmpty()) {
                    run.console().say(channel.relayed());
                }
                Optional<RawTerminal> raw = here ? RawTerminal.open() : Optional.empty();
                try {
                    ExecInput.Start start = start(executor, command, terminal, raw, run.environment());
                    return execute(run.console(), target.text(), channel, start, raw);
                } finally {
                    raw.ifPresent(RawTerminal::close);
                }
            }
        }
    }

    private static List<String> shell(List<String> words, boolean terminal) {
        if (!terminal) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "What is to be run? Without a terminal a command is needed: yarn-submit exec " + words.get(0) + " "
                            + words.get(1) + " -- COMMAND");
        }
        return List.of("bash");
    }

    private static ExecInput.Start start(
            int executor,
            List<String> command,
            boolean terminal,
            Optional<RawTerminal> raw,
            Map<String, String> environment) {
        ExecInput.Start.Builder start = ExecInput.Start.newBuilder()
                .setExecutorId(executor)
                .addAllCommand(command)
                .setTerminal(terminal);
        raw.ifPresent(known -> start.setRows(known.rows()).setColumns(known.columns()));
        if (terminal) {
            OF_TERMINALS.stream()
                    .filter(environment::containsKey)
                    .forEach(name -> start.putEnvironment(name, environment.get(name)));
        }
        return start.build();
    }

    private static int execute(
            Console console, String target, InstanceChannel channel, ExecInput.Start start, Optional<RawTerminal> raw)
            throws InterruptedException {
        ExecSession session = new ExecSession(target, console, () -> raw.ifPresent(RawTerminal::close));
        console.whenReaderGone(session::readerGone);
        Signals.listen(session::signalled);
        return session.run(channel.service()::exec, start, new FileInputStream(FileDescriptor.in));
    }
}
