package io.yarnsubmit.appmaster.allocation;

/** Receives the ResourceManager's grants, and gives back those that cannot be used. */
final class HeldGrants {
    private final Groups groups;
    private final EndedContainers ended;

    HeldGrants(Groups groups, EndedContainers ended) {
        this.groups = groups;
        this.ended = ended;
    }

    /** Holds a grant, unless it belongs to no group or is not usable. The ask is settled in any case. */
    void take(Grant grant, boolean isUsable, EventContext event) {
        GroupState group = groups.find(grant.group());
        if (group == null) {
            ended.giveBack(grant.container(), event);
            return;
        }
        if (group.outstanding > 0) {
            group.outstanding--;
            event.want(new AllocatorAction.Settle(group.name(), 1));
        }
        if (isUsable) {
            group.misgrants.forget();
            group.hold(grant, event.now());
        } else {
            group.misgrants.failed(event.now());
            ended.giveBack(grant.container(), event);
        }
    }

    /** The group gets containers of another size: what is asked for and what is held is of no use. */
    void giveUp(GroupState group, EventContext event) {
        if (group.outstanding > 0) {
            event.want(new AllocatorAction.Withdraw(group.name(), group.outstanding));
            group.outstanding = 0;
        }
        while (group.heldCount() > 0) {
            ended.giveBack(group.takeHeld().container(), event);
        }
    }

    /** The machine must not be used any more. */
    void giveBackOn(String host, EventContext event) {
        for (GroupState group : groups.all()) {
            for (String container : group.heldOn(host)) {
                group.dropHeld(container);
                ended.giveBack(container, event);
            }
        }
    }
}
