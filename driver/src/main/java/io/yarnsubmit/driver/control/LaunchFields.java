package io.yarnsubmit.driver.control;

import static java.util.stream.Collectors.toMap;

import io.yarnsubmit.protocol.JvmMemory;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.MemoryOverhead;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.ResourceAmount;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ContainerVariables;
import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and shows how executors of a group are started. The fields have the names, the forms and the rules of a group in a job
 * file; what is left out is as the application's plan says. Pure.
 */
final class LaunchFields {
    private final Map<String, ExecutorGroupPlan> plans;

    LaunchFields(List<ExecutorGroupPlan> plans) {
        this.plans = plans.stream().collect(toMap(ExecutorGroupPlan::getName, Function.identity()));
    }

    /** A group that is not in the plan begins as the default one. */
    private ExecutorGroupPlan plan(String group) {
        ExecutorGroupPlan fallback =
                plans.getOrDefault(LaunchNames.DEFAULT_GROUP, ExecutorGroupPlan.getDefaultInstance());
        return plans.getOrDefault(group, fallback);
    }

    /** @throws BadRequestException with all problems */
    GroupLaunch read(String group, JsonFields fields) {
        List<String> problems = new ArrayList<>();
        if (!ConfigKeys.GROUP_NAME.matcher(group).matches()) {
            problems.add("'" + group + "' is not a name of an executor group; it may have letters, digits, - and _");
        }
        ExecutorGroupPlan plan = plan(group);
        GroupLaunch.Builder launch = GroupLaunch.newBuilder().setGroup(group);
        readMemory(plan, fields, launch, problems::add);
        launch.setCores(fields.whole("cores", 1, Integer.MAX_VALUE).orElse(plan.getCores()));
        readVariables(fields, launch, problems::add);
        readResources(plan, fields, launch, problems::add);
        launch.addAllCommand(fields.texts("command")
                .map(words -> checkedCommand(words, problems::add))
                .orElse(plan.getCommandList()));
        fields.requireNoOthers("memory, memoryOverhead, cores, env, resources, command");
        if (!problems.isEmpty()) {
            throw new BadRequestException(400, String.join("; ", problems));
        }
        return launch.build();
    }

    private static void readMemory(
            ExecutorGroupPlan plan, JsonFields fields, GroupLaunch.Builder launch, Consumer<String> problems) {
        Optional<MemorySize> given = memory(fields, "memory", problems);
        Optional<MemorySize> overhead =
                memory(fields, "memoryOverhead", problems).or(() -> plannedOverhead(plan));
        MemorySize memory = given.orElse(MemorySize.ofMib(plan.getMemoryMib()));
        Optional<String> problem = JvmMemory.problem("memory", memory, "memoryOverhead", overhead);
        problem.ifPresent(problems);
        if (problem.isEmpty()) {
            launch.setMemoryMib(memory.mib());
            launch.setHeapMib(
                    memory.minus(overhead.orElse(MemoryOverhead.of(memory))).mib());
        }
    }

    /** What the user has set for the group; empty if it follows from the memory. */
    private static Optional<MemorySize> plannedOverhead(ExecutorGroupPlan plan) {
        MemorySize overhead = MemorySize.ofMib(plan.getMemoryMib() - plan.getHeapMib());
        return overhead.equals(MemoryOverhead.of(MemorySize.ofMib(plan.getMemoryMib())))
                ? Optional.empty()
                : Optional.of(overhead);
    }

    private static Optional<MemorySize> memory(JsonFields fields, String name, Consumer<String> problems) {
        return fields.textOrNumber(name).map(text -> parsed(name, () -> MemorySize.parse(text), problems));
    }

    private static void readVariables(JsonFields fields, GroupLaunch.Builder launch, Consumer<String> problems) {
        Map<String, String> variables = new LinkedHashMap<>();
        fields.object("env").ifPresent(env -> {
            for (String name : List.copyOf(env.names())) {
                String value = env.textOrNumber(name).orElseThrow();
                parsed("env." + name, () -> checked(name, value), problems);
                variables.put(name, value);
            }
        });
        ContainerVariables.problems(variables, name -> "env." + name).forEach(problems);
        launch.putAllEnvironment(variables);
    }

    private static String checked(String name, String value) {
        ContainerVariables.checkName(name);
        ContainerVariables.checkValue(value);
        return value;
    }

    private static void readResources(
            ExecutorGroupPlan plan, JsonFields fields, GroupLaunch.Builder launch, Consumer<String> problems) {
        Optional<JsonFields> given = fields.object("resources");
        if (given.isEmpty()) {
            launch.putAllResources(plan.getResourcesMap());
            return;
        }
        for (String name : List.copyOf(given.get().names())) {
            String amount = given.get().textOrNumber(name).orElseThrow();
            ResourceAmount read =
                    parsed("resources." + name, () -> ResourceAmount.parse(name + "=" + amount), problems);
            if (read != null) {
                launch.putResources(read.name(), read.amountText());
            }
        }
    }

    private static List<String> checkedCommand(List<String> words, Consumer<String> problems) {
        if (words.isEmpty() || words.get(0).isEmpty()) {
            problems.accept(
                    "command: [\"PROGRAM\", \"ARGUMENT\", ...] is expected. Leave it out for executors that run tasks");
        } else if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            problems.accept("command: it has a NUL character, which no process can be given");
        }
        return words;
    }

    /** Returns null after a problem. */
    private static <T> @Nullable T parsed(
            String what, java.util.function.Supplier<T> parser, Consumer<String> problems) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            problems.accept(what + ": " + e.getMessage());
            return null;
        }
    }

    /** For an answer. Of the variables, those that were set at run time: the plan's may be secrets. */
    Map<String, Object> described(String group, Optional<GroupLaunch> changed) {
        ExecutorGroupPlan plan = plan(group);
        int memory = changed.map(GroupLaunch::getMemoryMib).orElse(plan.getMemoryMib());
        int heap = changed.map(GroupLaunch::getHeapMib).orElse(plan.getHeapMib());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("memory", MemorySize.ofMib(memory).toString());
        fields.put("memoryOverhead", MemorySize.ofMib(memory - heap).toString());
        fields.put("cores", changed.map(GroupLaunch::getCores).orElse(plan.getCores()));
        fields.put(
                "env", new TreeMap<>(changed.map(GroupLaunch::getEnvironmentMap).orElse(Map.of())));
        fields.put(
                "resources",
                new TreeMap<>(changed.map(GroupLaunch::getResourcesMap).orElse(plan.getResourcesMap())));
        List<String> command = changed.map(GroupLaunch::getCommandList).orElse(plan.getCommandList());
        if (!command.isEmpty()) {
            fields.put("command", List.copyOf(command));
        }
        return fields;
    }
}
