package io.yarnsubmit.driver.roles.shell;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.roles.RolesAction.SendOrder;
import io.yarnsubmit.driver.roles.text.InstanceText;
import io.yarnsubmit.driver.roles.text.PeerView;
import io.yarnsubmit.protocol.roles.InstanceFile;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceOrder.Wanted;
import io.yarnsubmit.protocol.v1.RolePlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the messages of orders. What a run was started with stays as it was, except the file of peers. */
final class InstanceOrders {
    private final RolesPlan plan;
    private final Map<Integer, InstanceOrder> running = new HashMap<>();

    InstanceOrders(RolesPlan plan) {
        this.plan = plan;
    }

    /** @throws IllegalStateException if what it has to know is not known */
    InstanceOrder of(SendOrder order, Snapshot snapshot) {
        RolePlan role = role(order);
        InstanceOrder.Builder message = InstanceOrder.newBuilder()
                .setRun(order.run())
                .setInstance(RolesPlan.name(order.instance()))
                .setGeneration(order.generation())
                .setWanted(order.wanted())
                .setStopGraceMillis(role.getStopGraceMillis());
        if (order.wanted() != Wanted.WANTED_RUNNING) {
            running.remove(order.executorId());
            return message.addAllPorts(role.getPortsList()).build();
        }
        InstanceOrder known = running.get(order.executorId());
        InstanceOrder made = known != null && known.getRun() == order.run()
                ? withPeers(known, snapshot)
                : started(message, order, role, snapshot);
        running.put(order.executorId(), made);
        return made;
    }

    private InstanceOrder started(InstanceOrder.Builder message, SendOrder order, RolePlan role, Snapshot snapshot) {
        PeerView view = snapshot.all().stream()
                .filter(each -> each.name().equals(message.getInstance()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no instance " + order.instance()));
        InstanceText text = plan.texts().text(view, snapshot.counts(), snapshot.all());
        message.addAllPorts(role.getPortsList())
                .addAllCommand(text.command())
                .putAllEnvironment(text.environment())
                .putAllFiles(text.files());
        if (role.hasReady()) {
            message.setReady(role.getReady());
        }
        return message.build();
    }

    private InstanceOrder withPeers(InstanceOrder order, Snapshot snapshot) {
        return withPeers(order, plan.texts().peers(snapshot.counts(), snapshot.all()));
    }

    private static InstanceOrder withPeers(InstanceOrder order, ByteString peers) {
        return order.toBuilder().putFiles(InstanceFile.PEERS.fileName(), peers).build();
    }

    /** Those that run, with the peers as they are now, by executor; without those whose file is as it was. */
    Map<Integer, InstanceOrder> refreshed(Snapshot snapshot) {
        Map<Integer, InstanceOrder> changed = new HashMap<>();
        if (running.isEmpty()) {
            return changed;
        }
        ByteString peers = plan.texts().peers(snapshot.counts(), snapshot.all());
        running.replaceAll((executor, order) -> {
            if (peers.equals(order.getFilesMap().get(InstanceFile.PEERS.fileName()))) {
                return order;
            }
            InstanceOrder next = withPeers(order, peers);
            changed.put(executor, next);
            return next;
        });
        return changed;
    }

    /** The key that tells that an instance is ready. */
    Optional<String> key(PeerView view, Snapshot snapshot) {
        RolePlan role = plan.roles().get(view.name().getRole());
        return role == null
                ? Optional.empty()
                : Optional.of(plan.texts().fill(role.getReady().getKey(), view, snapshot.counts(), snapshot.all()));
    }

    void gone(int executorId) {
        running.remove(executorId);
    }

    private RolePlan role(SendOrder order) {
        return plan.roles().getOrDefault(order.instance().role(), RolePlan.getDefaultInstance());
    }
}
