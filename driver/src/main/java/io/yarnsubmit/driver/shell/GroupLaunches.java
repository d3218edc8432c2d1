package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.context.GroupBackend.LaunchRefusal;
import io.yarnsubmit.protocol.v1.DriverInstruction.GroupLaunchAnswer;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How executors of groups are started, where that was changed at run time: what the ApplicationMaster has accepted, and what it
 * has not answered yet. On the loop.
 */
final class GroupLaunches {
    /** YARN's requests have room for this many. */
    static final int MOST = 60_000;

    private static final LaunchRefusal NO_MASTER =
            new LaunchRefusal("The ApplicationMaster cannot be reached at the moment; try again", true);

    private final Map<String, GroupLaunch> accepted = new HashMap<>();
    private final Map<Integer, Pending> pending = new HashMap<>();
    private int numbers;
    private boolean linked;

    private record Pending(GroupLaunch launch, Consumer<Optional<LaunchRefusal>> answered) {}

    /**
     * Somebody wants a change.
     *
     * @return the message to send; empty if it was refused at once
     */
    Optional<GroupLaunch> wanted(GroupLaunch launch, Consumer<Optional<LaunchRefusal>> answered) {
        if (!linked) {
            answered.accept(Optional.of(NO_MASTER));
            return Optional.empty();
        }
        if (numbers >= MOST) {
            answered.accept(Optional.of(
                    new LaunchRefusal("An application can change its launches at most " + MOST + " times", false)));
            return Optional.empty();
        }
        GroupLaunch numbered = launch.toBuilder().setNumber(++numbers).build();
        pending.put(numbered.getNumber(), new Pending(numbered, answered));
        return Optional.of(numbered);
    }

    /** The ApplicationMaster has answered. One that repeats the answer to a repeated message changes nothing. */
    void answered(GroupLaunchAnswer answer, Consumer<GroupLaunch> whenAccepted) {
        @Nullable Pending asked = pending.remove(answer.getNumber());
        if (asked == null) {
            return;
        }
        if (answer.getProblem().isEmpty()) {
            accepted.put(asked.launch().getGroup(), asked.launch());
            whenAccepted.accept(asked.launch());
            asked.answered().accept(Optional.empty());
        } else {
            asked.answered().accept(Optional.of(new LaunchRefusal(answer.getProblem(), false)));
        }
    }

    /**
     * There is a link, perhaps to an ApplicationMaster that knows the plan alone.
     *
     * @return what it must be told, in order
     */
    List<GroupLaunch> linked() {
        linked = true;
        List<GroupLaunch> all = new ArrayList<>(accepted.values());
        all.sort(Comparator.comparingInt(GroupLaunch::getNumber));
        return all;
    }

    /** The link is broken: nobody knows what became of the messages on their way. */
    void broken() {
        linked = false;
        List<Pending> lost = List.copyOf(pending.values());
        pending.clear();
        lost.forEach(each -> each.answered().accept(Optional.of(NO_MASTER)));
    }

    Optional<GroupLaunch> of(String group) {
        return Optional.ofNullable(accepted.get(group));
    }
}
