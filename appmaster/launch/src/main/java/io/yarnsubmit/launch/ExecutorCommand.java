package io.yarnsubmit.launch;

import static java.util.stream.Collectors.joining;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.LocalFile;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command of a container, ready for the launch script.
 *
 * @param line the command
 * @param environment the variables, with their values written for the script
 */
public record ExecutorCommand(String line, Map<String, String> environment) {
    // Linux takes no argument above 128 KiB, and the whole command is one argument of bash.
    private static final int LONGEST_OPTIONS = 64 << 10;
    private static final Set<String> LOCALE_VARIABLES = Set.of("LC_ALL", "LC_CTYPE", "LANG");
    private static final String OPTION_VARIABLE = "YARN_SUBMIT_JAVA_OPTION_";

    public ExecutorCommand {
        environment = Map.copyOf(environment);
    }

    /**
     * The command of a group's executors.
     *
     * @param secrets that they have; none of them is in the command
     */
    public static ExecutorCommand of(ExecutorGroupPlan group, UserSecrets secrets) {
        Map<String, String> environment = new LinkedHashMap<>();
        group.getEnvironmentMap()
                .forEach((name, value) -> environment.put(name, LaunchScriptText.environmentValue(value)));
        UserJvm jvm = new UserJvm(
                group.getHeapMib(),
                group.getJavaOptionsList(),
                group.getEnvironmentMap(),
                UserJvm.classPath(LaunchNames.RUNTIME_JAR, group.getUserJarsList()));
        String words = jvm.words().stream().map(LaunchScriptText::option).collect(joining(" "));
        if (words.length() > LONGEST_OPTIONS) {
            words = throughEnvironment(jvm.words(), environment);
        }
        ContainerLinks links = ContainerLinks.of(
                group.getFilesList().stream().map(LocalFile::getLink).toList());
        String locale =
                Collections.disjoint(LOCALE_VARIABLES, environment.keySet()) ? LaunchScriptText.UTF8_LOCALE : "";
        String temporaryFiles = jvm.leavesTemporaryFiles() ? LaunchScriptText.TEMPORARY_FILES + " " : "";
        Optional<ClassArchive> archive = ClassArchive.of(group.getClassArchive());
        String line = locale + links.commands() + SecretLines.commands(secrets)
                + archive.map(ClassArchive::commands).orElse("") + "exec " + LaunchScriptText.JAVA + " "
                + archive.map(known -> ClassArchive.WORDS).orElse("") + temporaryFiles + words + " "
                + LaunchNames.EXECUTOR_MAIN
                + " 1>\\\"<LOG_DIR>/stdout\\\" 2>\\\"<LOG_DIR>/stderr\\\"";
        return new ExecutorCommand(line, environment);
    }

    private static String throughEnvironment(List<String> options, Map<String, String> environment) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < options.size(); i++) {
            String name = OPTION_VARIABLE + i;
            environment.put(name, LaunchScriptText.optionInVariable(options.get(i)));
            words.append(i == 0 ? "" : " ").append("\\\"\\$").append(name).append("\\\"");
        }
        return words.toString();
    }
}
