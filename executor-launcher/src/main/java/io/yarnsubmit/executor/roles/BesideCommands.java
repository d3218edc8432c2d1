package io.yarnsubmit.executor.roles;

import io.yarnsubmit.executor.command.CommandRun;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.BesideCommand;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The commands that run beside the instance for others of the application. On the loop. */
final class BesideCommands {

    private final EventLoop loop;
    private final Consumer<List<BesideEnd>> report;
    private final UncaughtExceptionHandler onFailure;
    private final BesideCore core = new BesideCore();
    private final Map<Long, CommandRun> runs = new HashMap<>();

    BesideCommands(EventLoop loop, Consumer<List<BesideEnd>> report, UncaughtExceptionHandler onFailure) {
        this.loop = loop;
        this.report = report;
        this.onFailure = onFailure;
    }

    /** @param instance the newest run; null if there was none */
    void received(HubMessage message, BesideSituation situation, @Nullable InstanceRun instance) {
        for (long number : message.getBesideAcknowledgedList()) {
            carryOut(core.acknowledged(number), instance);
        }
        for (BesideCommand command : message.getBesideCommandsList()) {
            carryOut(core.asked(command, situation), instance);
        }
    }

    /** The instance may be in another situation. */
    void situation(BesideSituation situation, @Nullable InstanceRun instance) {
        carryOut(core.situation(situation), instance);
    }

    void connected() {
        carryOut(core.connected(), null);
    }

    private void carryOut(List<BesideAction> actions, @Nullable InstanceRun instance) {
        for (BesideAction action : actions) {
            carryOut(action, instance);
        }
    }

    private void carryOut(BesideAction action, @Nullable InstanceRun instance) {
        if (action instanceof BesideAction.Start start && instance != null) {
            long number = start.command().getNumber();
            CommandRun run = instance.beside(start.command());
            runs.put(number, run);
            run.start(end -> loop.execute(() -> ended(number, end)), onFailure);
        } else if (action instanceof BesideAction.Stop stop) {
            CommandRun run = runs.get(stop.number());
            if (run != null) {
                OwnThreads.start("stop", onFailure, () -> run.stop(CommandRun.GRACE));
            }
        } else if (action instanceof BesideAction.Report told) {
            report.accept(told.ends());
        }
    }

    private void ended(long number, CommandEnd end) {
        runs.remove(number);
        carryOut(core.ended(number, end), null);
    }
}
