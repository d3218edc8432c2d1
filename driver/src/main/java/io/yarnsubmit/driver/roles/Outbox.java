package io.yarnsubmit.driver.roles;

import io.yarnsubmit.driver.roles.RolesAction.Happened;
import io.yarnsubmit.protocol.v1.InstanceOrder.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects the actions that follow from an event. */
final class Outbox {
    private List<RolesAction> actions = new ArrayList<>();

    void add(RolesAction action) {
        actions.add(action);
    }

    /** Orders what the state of an instance says, if somebody is there to be told. */
    void order(Instance instance) {
        Seat seat = instance.seat;
        Wanted wanted = instance.wanted();
        if (seat != null && !seat.leaving && wanted != null) {
            add(new RolesAction.SendOrder(
                    seat.executorId, instance.id, instance.run, instance.role.generation, wanted));
        }
    }

    void happened(Happened.Kind kind, Instance instance, Instant now) {
        add(new Happened(kind, instance.view(now)));
    }

    List<RolesAction> take() {
        List<RolesAction> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }
}
