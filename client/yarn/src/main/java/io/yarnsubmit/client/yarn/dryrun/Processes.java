package io.yarnsubmit.client.yarn.dryrun;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedProcess;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.GroupRequest;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.options.Verbose;
import io.yarnsubmit.client.plan.AmShare;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.yarn.submission.Submission;
import io.yarnsubmit.launch.JavaOptions;
import io.yarnsubmit.launch.LaunchScriptText;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The processes of an application: how they would be started. */
final class Processes {
    private final SubmitRequest request;
    private final PlanMaker planMaker;
    private final ProductHome home;

    Processes(SubmitRequest request, PlanMaker planMaker, ProductHome home) {
        this.request = request;
        this.planMaker = planMaker;
        this.home = home;
    }

    List<PlannedProcess> all() {
        List<PlannedProcess> all = new ArrayList<>();
        all.add(new PlannedProcess(
                "ApplicationMaster", readable(Submission.masterCommand(AmShare.of(request))), Map.of()));
        all.add(driver());
        for (ExecutorGroupPlan group : planMaker.groups(List.of(), List.of())) {
            if (!isImplied(group.getName())) {
                all.add(executor(group));
            }
        }
        return all;
    }

    private boolean isImplied(String name) {
        return request.groups().stream()
                .filter(GroupRequest::isImplied)
                .anyMatch(group -> group.name().equals(name));
    }

    private PlannedProcess driver() {
        DriverPlan plan = planMaker.driver(List.of());
        boolean here = request.deployMode() == DeployMode.CLIENT;
        String java =
                here ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : "java";
        String libraries =
                here ? home.directory().resolve("lib/runtime") + "/*" : LaunchNames.RUNTIME_LIBRARY_LINK + "/*";
        String command = java(java, plan.getHeapMib(), plan.getJavaOptionsList(), libraries)
                + LaunchNames.DRIVER_MAIN + " (runs " + plan.getMainClass()
                + (plan.getArgumentsCount() == 0 ? "" : " " + Verbose.maskedWords(plan.getArgumentsList())) + ")";
        return new PlannedProcess(
                here ? "Driver, on this machine" : "Driver, in the ApplicationMaster's container",
                command,
                Verbose.maskedVariables(plan.getEnvironmentMap()));
    }

    private static PlannedProcess executor(ExecutorGroupPlan group) {
        return new PlannedProcess(
                "Executor of group " + group.getName(),
                java("java", group.getHeapMib(), group.getJavaOptionsList(), LaunchNames.RUNTIME_LIBRARY_LINK + "/*")
                        + LaunchNames.EXECUTOR_MAIN,
                Verbose.maskedVariables(group.getEnvironmentMap()));
    }

    private static String java(String java, int heapMib, List<String> options, String libraries) {
        return java + " " + Verbose.maskedWords(JavaOptions.of(heapMib, options)) + " -cp '" + libraries + "' ";
    }

    /** As one would type it, without what only a container's script needs. */
    private static String readable(String command) {
        return command.replaceFirst("^exec ", "")
                .replace(LaunchScriptText.JAVA, "java")
                .replace("\\\"", "\"");
    }
}
