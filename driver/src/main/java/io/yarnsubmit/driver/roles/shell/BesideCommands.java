package io.yarnsubmit.driver.roles.shell;

import io.yarnsubmit.driver.roles.BesideView;
import io.yarnsubmit.driver.roles.InstanceId;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.BesideCommand;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The commands beside instances, until somebody has heard how they ended. On the loop. */
final class BesideCommands {
    /** As a shell says it of what it cannot run. */
    private static final int NOT_RUN = 126;

    private static final int MOST = 10_000;

    private final EventLoop loop;
    private final BiConsumer<Integer, Consumer<HubMessage.Builder>> hub;
    private final Map<Long, Beside> commands = new LinkedHashMap<>();
    private long numbers;

    /**
     * None.
     *
     * @param hub adds to the next message for an executor
     * @param former above the numbers that a former driver has given
     */
    BesideCommands(EventLoop loop, BiConsumer<Integer, Consumer<HubMessage.Builder>> hub, long former) {
        this.loop = loop;
        this.hub = hub;
        this.numbers = former;
    }

    private static final class Beside {
        final InstanceId instance;
        final int executorId;
        final BesideCommand command;
        final List<Consumer<Optional<BesideView>>> waiting = new ArrayList<>();
        Optional<BesideEnd> end = Optional.empty();

        Beside(InstanceId instance, int executorId, BesideCommand command) {
            this.instance = instance;
            this.executorId = executorId;
            this.command = command;
        }

        BesideView view() {
            return new BesideView(command.getNumber(), instance, end);
        }

        void tell() {
            List<Consumer<Optional<BesideView>>> told = List.copyOf(waiting);
            waiting.clear();
            told.forEach(each -> each.accept(Optional.of(view())));
        }
    }

    /** @return its number */
    long start(InstanceId instance, int executorId, List<String> words, Map<String, String> environment) {
        makeRoom();
        BesideCommand command = BesideCommand.newBuilder()
                .setNumber(++numbers)
                .addAllCommand(words)
                .putAllEnvironment(environment)
                .build();
        commands.put(command.getNumber(), new Beside(instance, executorId, command));
        hub.accept(executorId, message -> message.addBesideCommands(command));
        return command.getNumber();
    }

    /** The oldest that have ended go first: nobody has come for them. */
    private void makeRoom() {
        if (commands.size() >= MOST) {
            commands.values().stream()
                    .filter(beside -> beside.end.isPresent())
                    .findFirst()
                    .ifPresent(beside -> commands.remove(beside.command.getNumber()));
        }
    }

    boolean hasRoom() {
        return commands.size() < MOST || commands.values().stream().anyMatch(beside -> beside.end.isPresent());
    }

    /** What was sent on the connection before may not have arrived. */
    void registered(int executorId) {
        commands.values().stream()
                .filter(beside -> beside.executorId == executorId && beside.end.isEmpty())
                .forEach(beside -> hub.accept(executorId, message -> message.addBesideCommands(beside.command)));
    }

    /** An executor tells of ends, perhaps again. */
    void ended(int executorId, List<BesideEnd> ends) {
        for (BesideEnd end : ends) {
            hub.accept(executorId, message -> message.addBesideAcknowledged(end.getNumber()));
            Beside beside = commands.get(end.getNumber());
            if (beside != null && beside.executorId == executorId && beside.end.isEmpty()) {
                beside.end = Optional.of(end);
                beside.tell();
            }
        }
    }

    /** The executor is gone. */
    void lost(int executorId) {
        for (Beside beside : List.copyOf(commands.values())) {
            if (beside.executorId == executorId && beside.end.isEmpty()) {
                beside.end = Optional.of(BesideEnd.newBuilder()
                        .setNumber(beside.command.getNumber())
                        .setExitStatus(NOT_RUN)
                        .setProblem("the executor of " + beside.instance + " is gone")
                        .build());
                beside.tell();
            }
        }
    }

    void await(InstanceId instance, long number, Duration patience, Consumer<Optional<BesideView>> answered) {
        Beside beside = commands.get(number);
        if (beside == null || !beside.instance.equals(instance)) {
            answered.accept(Optional.empty());
        } else if (beside.end.isPresent() || patience.isZero()) {
            answered.accept(Optional.of(beside.view()));
        } else {
            beside.waiting.add(answered);
            loop.schedule(patience, () -> {
                if (beside.waiting.remove(answered)) {
                    answered.accept(Optional.of(beside.view()));
                }
            });
        }
    }

    /** @return whether there was one */
    boolean end(InstanceId instance, long number) {
        Beside beside = commands.get(number);
        if (beside == null || !beside.instance.equals(instance)) {
            return false;
        }
        commands.remove(number);
        if (beside.end.isEmpty()) {
            hub.accept(beside.executorId, message -> message.addBesideAcknowledged(number));
            beside.end = Optional.of(BesideEnd.newBuilder()
                    .setNumber(number)
                    .setExitStatus(NOT_RUN)
                    .setProblem("it was ended")
                    .build());
            beside.tell();
        }
        return true;
    }
}
