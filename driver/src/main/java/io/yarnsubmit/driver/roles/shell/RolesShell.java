package io.yarnsubmit.driver.roles.shell;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.hub.Hub;
import io.yarnsubmit.driver.roles.BesideView;
import io.yarnsubmit.driver.roles.Decision;
import io.yarnsubmit.driver.roles.InstanceId;
import io.yarnsubmit.driver.roles.InstanceView;
import io.yarnsubmit.driver.roles.RoleListener;
import io.yarnsubmit.driver.roles.RoleView;
import io.yarnsubmit.driver.roles.RolesAction;
import io.yarnsubmit.driver.roles.RolesBackend;
import io.yarnsubmit.driver.roles.RolesCore;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shell of roles. All methods but those of {@link RolesBackend} run on the loop. */
public final class RolesShell implements RolesBackend, RolesAction.Visitor {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration REFRESH = Duration.ofMillis(200);
    /** Files of peers are as long as there are instances, and each has one. */
    private static final Duration REFRESH_PER_INSTANCE = Duration.ofMillis(10);

    private static final int REMEMBERED = 1_000;

    private final EventLoop loop;
    private final InstantSource clock;
    private final Hub hub;
    private final RolesPlan plan;
    private final RoleExecutors executors;
    private final RolesCore core;
    private final InstanceOrders orders;
    private final InstanceReports reports;
    private final BesideCommands besides;
    private final List<RoleListener> listeners = new ArrayList<>();
    private final ArrayDeque<RolesAction.Happened> past = new ArrayDeque<>();
    private final List<RolesAction.WatchKey> unwatched = new ArrayList<>();
    private final List<Runnable> whenAllEnded = new ArrayList<>();
    private @Nullable KeyWatch keys;
    private @Nullable Snapshot snapshot;
    private boolean refreshPlanned;

    /**
     * For one driver.
     *
     * @param link sends to the ApplicationMaster
     */
    public RolesShell(
            EventLoop loop,
            InstantSource clock,
            Hub hub,
            RolesPlan plan,
            Consumer<DriverMessage> link,
            RoleExecutors executors) {
        this.loop = loop;
        this.clock = clock;
        this.hub = hub;
        this.plan = plan;
        this.executors = executors;
        // Executors may be here that a former driver has given orders.
        long former = clock.instant().toEpochMilli();
        this.core = new RolesCore(plan.specs(), plan.rule(), former);
        this.orders = new InstanceOrders(plan);
        this.reports = new InstanceReports(loop, clock, core, link);
        this.besides = new BesideCommands(loop, hub::send, former);
    }

    /** To be called once. */
    public void start() {
        if (!plan.roles().isEmpty()) {
            plan.specs().forEach(spec -> executors.total(spec.name(), spec.count()));
            carryOut(core::started);
            loop.schedule(TICK, this::tick);
        }
    }

    private void tick() {
        carryOut(core::tick);
        loop.schedule(TICK, this::tick);
    }

    /** An executor has connected, for the first time or again. */
    public void registered(int executorId, String group, String host) {
        if (isRole(group)) {
            carryOut(now -> core.registered(executorId, group, host, now));
            besides.registered(executorId);
        }
    }

    /** An executor was told to end, or given up. */
    public void leaving(int executorId) {
        carryOut(now -> core.leaving(executorId, now));
    }

    public void lost(ExecutorLoss loss) {
        if (isRole(loss.group())) {
            orders.gone(loss.id());
            carryOut(now -> core.lost(loss, now));
            besides.lost(loss.id());
        }
    }

    /** An executor tells how its instance is. */
    public void state(int executorId, InstanceState state) {
        carryOut(now -> core.reported(executorId, state, now));
    }

    public void besideEnds(int executorId, List<BesideEnd> ends) {
        besides.ended(executorId, ends);
    }

    /** There is a link to an ApplicationMaster, perhaps to another one. */
    public void linked() {
        reports.sendAll();
    }

    public void scale(String role, int total) {
        carryOut(now -> core.targetChanged(role, total, now));
    }

    /**
     * All roles are to end.
     *
     * @param ended runs when nothing of them runs any more
     */
    public void end(Runnable ended) {
        if (plan.roles().isEmpty() || core.allEnded()) {
            ended.run();
            return;
        }
        whenAllEnded.add(ended);
        carryOut(core::endAsked);
    }

    /** How all are, for the last time. */
    public void sendReports() {
        reports.send();
    }

    private void carryOut(Function<Instant, List<RolesAction>> event) {
        if (plan.roles().isEmpty()) {
            return;
        }
        List<RolesAction> actions = event.apply(clock.instant());
        snapshot = null;
        for (RolesAction action : actions) {
            action.accept(this);
        }
    }

    private Snapshot snapshot() {
        Snapshot made = snapshot;
        if (made == null) {
            made = Snapshot.of(core, clock.instant());
            snapshot = made;
        }
        return made;
    }

    @Override
    public void visit(RolesAction.SendOrder action) {
        try {
            InstanceOrder order = orders.of(action, snapshot());
            send(action.executorId(), order);
        } catch (IllegalStateException e) {
            InstanceState failed = InstanceState.newBuilder()
                    .setRun(action.run())
                    .setPhase(InstanceState.Phase.PHASE_ENDED)
                    .setProblem(String.valueOf(e.getMessage()))
                    .build();
            loop.execute(() -> state(action.executorId(), failed));
        }
    }

    private void send(int executorId, InstanceOrder order) {
        hub.send(executorId, order.getSerializedSize(), message -> message.setInstanceOrder(order));
    }

    @Override
    public void visit(RolesAction.EndExecutor action) {
        orders.gone(action.executorId());
        executors.end(action.executorId(), action.done());
        executors.total(action.role(), core.executors(action.role()));
    }

    @Override
    public void visit(RolesAction.SetExecutors action) {
        executors.total(action.role(), action.total());
    }

    @Override
    public void visit(RolesAction.Report action) {
        reports.changed(action.instance().id());
        if (!refreshPlanned) {
            refreshPlanned = true;
            loop.schedule(
                    REFRESH.plus(
                            REFRESH_PER_INSTANCE.multipliedBy(snapshot().all().size())),
                    this::refresh);
        }
    }

    private void refresh() {
        refreshPlanned = false;
        snapshot = null;
        orders.refreshed(snapshot()).forEach(this::send);
    }

    @Override
    public void visit(RolesAction.WatchKey action) {
        KeyWatch watch = keys;
        if (watch == null) {
            unwatched.add(action);
            return;
        }
        find(action.instance())
                .flatMap(view -> orders.key(Snapshot.of(view), snapshot()))
                .ifPresent(key -> watch.whenPresent(
                        key,
                        plan.keyWithin(action.instance().role()),
                        () -> carryOut(now -> core.keyPresent(action.instance(), action.run(), now))));
    }

    @Override
    public void visit(RolesAction.Happened action) {
        past.add(action);
        if (past.size() > REMEMBERED) {
            past.remove();
        }
        listeners.forEach(listener -> listener.happened(action));
    }

    @Override
    public void visit(RolesAction.Decided action) {
        listeners.forEach(listener -> listener.decided(action.decision()));
    }

    @Override
    public void visit(RolesAction.AllEnded action) {
        reports.send();
        List<Runnable> told = List.copyOf(whenAllEnded);
        whenAllEnded.clear();
        told.forEach(Runnable::run);
    }

    private Optional<InstanceView> find(InstanceId id) {
        return core.instances(id.role(), clock.instant()).stream()
                .filter(view -> view.id().equals(id))
                .findFirst();
    }

    /** How the instance is that has decided. */
    public static InstanceStatus status(Decision decision) {
        return InstanceReports.status(decision.by());
    }

    @Override
    public boolean isRole(String group) {
        return plan.roles().containsKey(group);
    }

    @Override
    public void describe(Consumer<List<RoleView>> answered) {
        loop.execute(() -> answered.accept(core.names().stream()
                .map(role -> new RoleView(
                        role, core.count(role), core.generation(role), core.instances(role, clock.instant())))
                .toList()));
    }

    @Override
    public Optional<InstanceId> instanceOn(int executorId) {
        return core.instanceOn(executorId);
    }

    @Override
    public void runBeside(
            InstanceId instance,
            List<String> command,
            Map<String, String> environment,
            BiConsumer<OptionalLong, String> answered) {
        loop.execute(() -> {
            Optional<InstanceView> view = find(instance);
            if (view.isEmpty() || view.get().executorId() < 0) {
                answered.accept(OptionalLong.empty(), instance + " has no executor now");
            } else if (!besides.hasRoom()) {
                answered.accept(OptionalLong.empty(), "there are too many commands beside instances now");
            } else {
                answered.accept(
                        OptionalLong.of(besides.start(instance, view.get().executorId(), command, environment)), "");
            }
        });
    }

    @Override
    public void awaitBeside(
            InstanceId instance, long number, Duration patience, Consumer<Optional<BesideView>> answered) {
        loop.execute(() -> besides.await(instance, number, patience, answered));
    }

    @Override
    public void endBeside(InstanceId instance, long number, Consumer<Boolean> answered) {
        loop.execute(() -> answered.accept(besides.end(instance, number)));
    }

    @Override
    public void listen(RoleListener listener) {
        loop.execute(() -> {
            past.forEach(listener::happened);
            core.decision().ifPresent(listener::decided);
            listeners.add(listener);
        });
    }

    @Override
    public void watchWith(KeyWatch watch) {
        loop.execute(() -> {
            keys = watch;
            List<RolesAction.WatchKey> waiting = List.copyOf(unwatched);
            unwatched.clear();
            waiting.forEach(this::visit);
        });
    }
}
