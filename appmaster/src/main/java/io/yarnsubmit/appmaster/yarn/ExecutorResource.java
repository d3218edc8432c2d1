package io.yarnsubmit.appmaster.yarn;

import static java.util.stream.Collectors.joining;

import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceInformation;
import org.apache.hadoop.yarn.util.UnitsConversionUtil;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;

/** The size of a group's containers. */
final class ExecutorResource {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

    private ExecutorResource() {}

    /**
     * Reads the plan's amounts, with the resource types that this process knows.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static Resource of(ExecutorGroupPlan group) {
        Resource resource = Resource.newInstance(group.getMemoryMib(), group.getCores());
        group.getResourcesMap().forEach((name, amount) -> {
            ResourceInformation type = ResourceUtils.getResourceTypes().get(name);
            if (type == null) {
                throw new IllegalArgumentException("the cluster has no resource type '" + name + "' (it has "
                        + ResourceUtils.getResourceTypes().keySet().stream()
                                .sorted()
                                .collect(joining(", "))
                        + "): correct yarnsubmit.executor.resources, or have the type added to resource-types.xml");
            }
            resource.setResourceInformation(
                    name, ResourceInformation.newInstance(name, type.getUnits(), value(type, amount)));
        });
        return resource;
    }

    private static long value(ResourceInformation type, String amount) {
        Matcher matcher = AMOUNT.matcher(amount.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + amount + "' is not an amount of the resource " + type.getName()
                    + ": write a whole number with an optional unit, such as 4 or 2G");
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        if (unit.isEmpty()) {
            return number;
        }
        if (!UnitsConversionUtil.KNOWN_UNITS.contains(unit)) {
            throw new IllegalArgumentException("'" + amount + "' of the resource " + type.getName()
                    + " has an unknown unit; YARN knows "
                    + UnitsConversionUtil.KNOWN_UNITS.stream()
                            .filter(known -> !known.isEmpty())
                            .sorted()
                            .collect(joining(", ")));
        }
        return UnitsConversionUtil.convert(unit, type.getUnits(), number);
    }

    /**
     * Whether a container is as large as it was asked to be.
     *
     * @param coresCount whether the scheduler counts vcores; if not, it grants one
     */
    static boolean fits(Resource granted, Resource asked, Map<String, String> custom, boolean coresCount) {
        return granted.getMemorySize() >= asked.getMemorySize()
                && (!coresCount || granted.getVirtualCores() >= asked.getVirtualCores())
                && custom.keySet().stream()
                        .allMatch(name -> granted.getResourceValue(name) >= asked.getResourceValue(name));
    }
}
