package io.yarnsubmit.appmaster.yarn;

import static org.apache.hadoop.yarn.api.resource.PlacementConstraints.NODE;
import static org.apache.hadoop.yarn.api.resource.PlacementConstraints.RACK;

import io.yarnsubmit.protocol.placement.Placement;
import io.yarnsubmit.protocol.placement.PlacementTerm;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.NodeAttributeOpCode;
import org.apache.hadoop.yarn.api.resource.PlacementConstraint;
import org.apache.hadoop.yarn.api.resource.PlacementConstraint.AbstractConstraint;
import org.apache.hadoop.yarn.api.resource.PlacementConstraints;
import org.apache.hadoop.yarn.api.resource.PlacementConstraints.PlacementTargets;

/**
 * Placements as YARN's constraints. A group's containers carry its name as their allocation tag.
 *
 * <p>YARN looks at a constraint only when a container of the group that has it is placed. So a rule that keeps two groups
 * apart has to be set for both, or containers of the other one could be placed beside those that run.
 */
final class PlacementConstraintMaker {
    private final Map<String, Placement> placements = new LinkedHashMap<>();

    PlacementConstraintMaker(List<ExecutorGroupPlan> groups) {
        groups.stream()
                .filter(group -> !group.getPlacement().isEmpty())
                .forEach(group -> placements.put(group.getName(), Placement.parse(group.getPlacement())));
    }

    /** The constraint of a group; empty if no placement concerns it, and it needs no tag either. */
    Optional<PlacementConstraint> of(String group) {
        List<AbstractConstraint> all = new ArrayList<>();
        Placement own = placements.get(group);
        if (own != null) {
            own.terms().forEach(term -> all.add(constraint(term, group)));
        }
        boolean named = false;
        for (Map.Entry<String, Placement> other : placements.entrySet()) {
            named |= other.getValue().groups().contains(group);
            if (!other.getKey().equals(group) && other.getValue().terms().contains(new PlacementTerm.Apart(group))) {
                all.add(notBeside(other.getKey()));
            }
        }
        if (all.isEmpty() && named) {
            // Its containers need the tag, and the ResourceManager cannot compare asks without a constraint: one that
            // always holds.
            all.add(PlacementConstraints.cardinality(NODE, 0, Integer.MAX_VALUE, group));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(together(all));
    }

    private static PlacementConstraint together(List<AbstractConstraint> all) {
        return all.size() == 1
                ? PlacementConstraints.build(all.get(0))
                : PlacementConstraints.build(PlacementConstraints.and(all.toArray(new AbstractConstraint[0])));
    }

    private static AbstractConstraint constraint(PlacementTerm term, String group) {
        if (term instanceof PlacementTerm.MaxPerHost host) {
            return fewerThan(host.most(), NODE, group);
        } else if (term instanceof PlacementTerm.MaxPerRack rack) {
            return fewerThan(rack.most(), RACK, group);
        } else if (term instanceof PlacementTerm.Near near) {
            return PlacementConstraints.targetIn(NODE, PlacementTargets.allocationTag(near.group()));
        } else if (term instanceof PlacementTerm.Apart apart) {
            return notBeside(apart.group());
        } else if (term instanceof PlacementTerm.Attribute attribute) {
            return PlacementConstraints.targetNodeAttribute(
                    NODE,
                    attribute.equal() ? NodeAttributeOpCode.EQ : NodeAttributeOpCode.NE,
                    PlacementTargets.nodeAttribute(attribute.name(), attribute.value()));
        }
        throw new IllegalStateException("no constraint for " + term);
    }

    private static AbstractConstraint notBeside(String group) {
        return PlacementConstraints.targetNotIn(NODE, PlacementTargets.allocationTag(group));
    }

    /** Counted before the new container is there. */
    private static AbstractConstraint fewerThan(int most, String scope, String group) {
        return most == 1
                ? PlacementConstraints.targetNotIn(scope, PlacementTargets.allocationTag(group))
                : PlacementConstraints.cardinality(scope, 0, most - 1, group);
    }
}
