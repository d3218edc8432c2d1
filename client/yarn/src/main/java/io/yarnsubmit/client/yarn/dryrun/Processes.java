package io.yarnsubmit.client.yarn.dryrun;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedProcess;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.GroupRequest;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.options.Verbose;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.yarn.submission.Submission;
import io.yarnsubmit.launch.LaunchScriptText;
import io.yarnsubmit.launch.UserJvm;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of an application: how they would be started. */
final class Processes {
    private final SubmitRequest request;
    private final PlanMaker planMaker;
    private final ProductHome home;
    private final List<ContainerFile> jars;

    /** @param files what the user named */
    Processes(SubmitRequest request, PlanMaker planMaker, ProductHome home, List<ContainerFile> files) {
        this.jars = files.stream().filter(file -> file.kind().onClassPath()).toList();
        this.request = request;
        this.planMaker = planMaker;
        this.home = home;
    }

    List<PlannedProcess> all() {
        List<PlannedProcess> all = new ArrayList<>();
        all.add(new PlannedProcess(
                "ApplicationMaster",
                readable(Submission.masterCommand(request, home)),
                Verbose.maskedVariables(Submission.masterVariables(request))));
        all.add(driver());
        for (ExecutorGroupPlan group : planMaker.groups(List.of(), links())) {
            if (!isImplied(group.getName())) {
                all.add(executor(group));
                if (group.hasRole()) {
                    all.add(instance(group));
                }
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
        boolean here = request.deployMode() == DeployMode.CLIENT;
        DriverPlan plan = planMaker.driver(here ? paths() : links());
        String java =
                here ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : "java";
        String runtimeJar = here ? home.runtimeJar().toString() : LaunchNames.RUNTIME_JAR;
        UserJvm jvm = new UserJvm(
                plan.getHeapMib(),
                plan.getJavaOptionsList(),
                plan.getEnvironmentMap(),
                UserJvm.classPath(runtimeJar, plan.getUserJarsList()));
        String command = java + " " + Verbose.maskedWords(jvm.words()) + " " + LaunchNames.DRIVER_MAIN + " (runs "
                + program(plan) + ")";
        return new PlannedProcess(
                here ? "Driver, on this machine" : "Driver, in the ApplicationMaster's container",
                command,
                Verbose.maskedVariables(plan.getEnvironmentMap()));
    }

    private static String program(DriverPlan plan) {
        if (plan.getCommandCount() > 0) {
            return Verbose.maskedWords(plan.getCommandList());
        }
        if (plan.getMainClass().isEmpty()) {
            return "the roles";
        }
        return plan.getMainClass()
                + (plan.getArgumentsCount() == 0 ? "" : " " + Verbose.maskedWords(plan.getArgumentsList()));
    }

    private static PlannedProcess executor(ExecutorGroupPlan group) {
        UserJvm jvm = new UserJvm(
                group.getHeapMib(),
                group.getJavaOptionsList(),
                group.getEnvironmentMap(),
                UserJvm.classPath(LaunchNames.RUNTIME_JAR, group.getUserJarsList()));
        return new PlannedProcess(
                "Executor of group " + group.getName(),
                "java " + Verbose.maskedWords(jvm.words()) + " " + LaunchNames.EXECUTOR_MAIN,
                Verbose.maskedVariables(group.getEnvironmentMap()));
    }

    private static PlannedProcess instance(ExecutorGroupPlan group) {
        return new PlannedProcess(
                "Role " + group.getName() + ", " + RoleText.of(group.getRole(), group.getInitialTotal()),
                Verbose.maskedWords(group.getRole().getCommandList()),
                Verbose.maskedVariables(group.getRole().getEnvironmentMap()));
    }

    private List<String> links() {
        return jars.stream().map(ContainerFile::link).toList();
    }

    private List<String> paths() {
        return jars.stream()
                .map(jar -> jar.source() instanceof Local local ? local.path().toString() : jar.link())
                .toList();
    }

    /** As one would type it, without what only a container's script needs. */
    private static String readable(String command) {
        return command.replaceFirst("^exec ", "")
                .replace(LaunchScriptText.JAVA, "java")
                .replace("\\\"", "\"")
                .replace("\\$", "$");
    }
}
