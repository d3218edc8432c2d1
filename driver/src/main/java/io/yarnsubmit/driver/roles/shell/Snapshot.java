package io.yarnsubmit.driver.roles.shell;

import io.yarnsubmit.driver.roles.InstanceView;
import io.yarnsubmit.driver.roles.RolesCore;
import io.yarnsubmit.driver.roles.text.PeerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All instances at one moment, as texts are made of them. */
record Snapshot(Map<String, Integer> counts, List<PeerView> all) {
    static Snapshot of(RolesCore core, Instant now) {
        List<PeerView> all = new ArrayList<>();
        core.names().forEach(role -> core.instances(role, now).forEach(view -> all.add(of(view))));
        return new Snapshot(core.counts(), all);
    }

    static PeerView of(InstanceView view) {
        return new PeerView(
                RolesPlan.name(view.id()), view.executorId(), view.host(), view.ports(), view.generation(), word(view));
    }

    /** What people and programs read. */
    static String word(InstanceView view) {
        return view.phase()
                .name()
                .substring("PHASE_".length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
