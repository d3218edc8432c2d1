package io.yarnsubmit.driver.hub;

import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** An executor that is connected to a hub without a network. */
public final class HubExecutor implements StreamObserver<HubMessage> {
    public final List<HubMessage> heard = new CopyOnWriteArrayList<>();
    private final EventLoop loop;
    private final ExecutorConnection connection;

    private HubExecutor(Hub hub, EventLoop loop) {
        this.loop = loop;
        this.connection = new ExecutorConnection(hub, this, Instant.now());
    }

    public static HubExecutor register(Hub hub, EventLoop loop, int id, String group) {
        HubExecutor executor = new HubExecutor(hub, loop);
        executor.say(ExecutorMessage.newBuilder()
                .setRegistration(ExecutorMessage.Registration.newBuilder()
                        .setExecutorId(id)
                        .setGroup(group)
                        .setHost("host" + id)
                        .setContainerId("container_" + id)));
        return executor;
    }

    /** Sends a message, and waits for what follows from it. */
    public void say(ExecutorMessage.Builder message) {
        loop.execute(() -> connection.onNext(message.build()));
        settle(loop);
    }

    /** Tells how the instance is that was ordered last. */
    public void say(InstanceState.Builder state) {
        say(ExecutorMessage.newBuilder().setInstanceState(state.setRun(order().getRun())));
    }

    public void say(InstanceState.Phase phase) {
        say(InstanceState.newBuilder().setPhase(phase));
    }

    public void disconnect() {
        loop.execute(connection::onCompleted);
        settle(loop);
    }

    /** Waits until the last order is so. */
    public void await(Predicate<InstanceOrder> wanted) throws InterruptedException {
        synchronized (heard) {
            while (!wanted.test(order())) {
                heard.wait();
            }
        }
    }

    /** The last order. */
    public InstanceOrder order() {
        InstanceOrder last = InstanceOrder.getDefaultInstance();
        for (HubMessage message : heard) {
            if (message.hasInstanceOrder()) {
                last = message.getInstanceOrder();
            }
        }
        return last;
    }

    public boolean isStopped() {
        return heard.stream().anyMatch(HubMessage::getStop);
    }

    /** After what events have left to be done. */
    public static void settle(EventLoop loop) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        loop.execute(() -> loop.execute(() -> loop.execute(() -> loop.execute(() -> done.complete(true)))));
        done.join();
    }

    @Override
    public void onNext(HubMessage message) {
        synchronized (heard) {
            heard.add(message);
            heard.notifyAll();
        }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
}
