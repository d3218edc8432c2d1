package io.yarnsubmit.driver.roles.text;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.control.ControlJson;
import io.yarnsubmit.protocol.roles.InstanceFile;
import io.yarnsubmit.protocol.roles.RoleVariables;
import io.yarnsubmit.protocol.roles.Template;
import io.yarnsubmit.protocol.roles.Template.Piece;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.RolePlan;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Says which instances must have their ports before another may run ({@link #needed}), and then what that one runs ({@link
 * #text}). {@link #peers} is the file of all instances, which is written again whenever one changes. Pure: all that may change
 * is handed in. Counts are how many instances each role is to have.
 */
public final class RoleTexts {
    private static final Comparator<InstanceName> BY_NAME =
            Comparator.comparing(InstanceName::getRole).thenComparing(InstanceName::getIndex);

    private final String applicationId;
    private final Map<String, RolePlan> roles;

    /** @param roles by name, in the order of the plan */
    public RoleTexts(String applicationId, Map<String, RolePlan> roles) {
        this.applicationId = applicationId;
        this.roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    /**
     * The instances that must be prepared before this one may run, without itself: those that its command and its environment
     * name, and those that its rendezvous needs. One that has succeeded counts as prepared. The answer may name an instance that
     * the counts do not allow, because a role was made smaller; such an instance does not come.
     */
    public Set<InstanceName> needed(InstanceName name, Map<String, Integer> counts) {
        RolePlan plan = plan(name);
        Instances instances = new Instances(roles, counts, List.of());
        Set<InstanceName> needed = new TreeSet<>(BY_NAME);
        templates(plan, name)
                .flatMap(template -> template.peers().stream())
                .forEach(peer -> needed.add(Instances.name(peer.role(), peer.index())));
        needed.addAll(framework(plan).needed(name.getRole(), instances));
        needed.remove(name);
        return needed;
    }

    /**
     * What the instance runs.
     *
     * @param all the instances of all roles, itself among them, as far as they are known
     * @throws IllegalStateException if an instance has no ports that {@link #needed} has named
     */
    public InstanceText text(PeerView view, Map<String, Integer> counts, Collection<PeerView> all) {
        RolePlan plan = plan(view.name());
        Instances instances = new Instances(roles, counts, all);
        List<String> command = command(plan, view.name()).stream()
                .map(word -> fill(word, view, instances))
                .toList();
        Map<String, String> environment = new LinkedHashMap<>(framework(plan).of(view, instances));
        plan.getEnvironmentMap().forEach((name, value) -> environment.put(name, fill(value, view, instances)));
        environment.putAll(always(view, instances));
        return new InstanceText(command, environment, files(plan, view, instances));
    }

    /** The contents of {@link InstanceFile#PEERS}: all instances that have a host and their ports. */
    public ByteString peers(Map<String, Integer> counts, Collection<PeerView> all) {
        return peers(new Instances(roles, counts, all));
    }

    /** What a text of the plan is for an instance, such as the key that tells that it is ready. */
    public String fill(String text, PeerView view, Map<String, Integer> counts, Collection<PeerView> all) {
        return fill(text, view, new Instances(roles, counts, all));
    }

    private RolePlan plan(InstanceName name) {
        RolePlan plan = roles.get(name.getRole());
        if (plan == null) {
            throw new IllegalArgumentException("there is no role '" + name.getRole() + "'");
        }
        return plan;
    }

    private FrameworkVariables framework(RolePlan plan) {
        return FrameworkVariables.of(plan.getRendezvous(), applicationId);
    }

    private List<String> command(RolePlan plan, InstanceName name) {
        return framework(plan).runsCommand(name.getIndex()) ? plan.getCommandList() : List.of();
    }

    private Stream<Template> templates(RolePlan plan, InstanceName name) {
        return Stream.concat(command(plan, name).stream(), plan.getEnvironmentMap().values().stream())
                .map(Template::parse);
    }

    private static String fill(String text, PeerView view, Instances instances) {
        return Template.parse(text).fill(piece -> value(piece, view, instances));
    }

    private static String value(Piece piece, PeerView view, Instances instances) {
        if (piece instanceof Piece.Plain plain) {
            return plain.text();
        } else if (piece instanceof Piece.Malformed malformed) {
            return malformed.text();
        } else if (piece instanceof Piece.Port port) {
            return String.valueOf(Instances.number(view, port.name()));
        } else if (piece instanceof Piece.Peer peer) {
            return instances.address(Instances.name(peer.role(), peer.index()), peer.port());
        } else if (piece instanceof Piece.Host) {
            return view.host();
        } else if (piece instanceof Piece.Index) {
            return String.valueOf(view.index());
        }
        return String.valueOf(instances.count(view.name().getRole()));
    }

    private static Map<String, String> always(PeerView view, Instances instances) {
        Map<String, String> variables = new LinkedHashMap<>();
        String role = view.name().getRole();
        variables.put(RoleVariables.ROLE, role);
        variables.put(RoleVariables.INDEX, String.valueOf(view.index()));
        variables.put(RoleVariables.COUNT, String.valueOf(instances.count(role)));
        variables.put(RoleVariables.LOCAL_INDEX, String.valueOf(instances.localIndex(view)));
        variables.put(RoleVariables.GENERATION, String.valueOf(view.generation()));
        variables.put(RoleVariables.HOST, view.host());
        view.sortedPorts().forEach((name, number) -> variables.put(RoleVariables.port(name), String.valueOf(number)));
        return variables;
    }

    private Map<String, ByteString> files(RolePlan plan, PeerView view, Instances instances) {
        Map<String, ByteString> files = new LinkedHashMap<>();
        files.put(InstanceFile.PEERS.fileName(), peers(instances));
        framework(plan)
                .files(view.name().getRole(), instances)
                .forEach((file, text) -> files.put(file.fileName(), ByteString.copyFromUtf8(text)));
        return files;
    }

    private static ByteString peers(Instances instances) {
        Map<String, Object> byRole = new LinkedHashMap<>();
        for (String role : instances.roles().keySet()) {
            byRole.put(
                    role, instances.placed(role).stream().map(RoleTexts::peer).toList());
        }
        return ByteString.copyFromUtf8(ControlJson.write(Map.of("roles", byRole)) + "\n");
    }

    private static Map<String, Object> peer(PeerView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("index", view.index());
        fields.put("host", view.host());
        fields.put("ports", view.sortedPorts());
        fields.put("executor", view.executorId());
        fields.put("generation", view.generation());
        fields.put("state", view.state());
        return fields;
    }
}
