package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.client.plan.AmShare;
import io.yarnsubmit.client.plan.ContainerImage;
import io.yarnsubmit.launch.ClassArchive;
import io.yarnsubmit.launch.ContainerLinks;
import io.yarnsubmit.launch.JavaOptions;
import io.yarnsubmit.launch.LaunchScriptText;
import io.yarnsubmit.launch.yarn.AccessLists;
import io.yarnsubmit.launch.yarn.LocalResources;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;

/**
 * How the ApplicationMaster is started. Its command is the same for every application except for the heap; everything else is in
 * the plan, which YARN delivers as a file, and in the credentials.
 */
final class AmLaunch {
    private AmLaunch() {}

    static ContainerLaunchContext context(
            AmShare share,
            List<String> classPath,
            Optional<ClassArchive> classes,
            List<LocalFile> files,
            AmSecrets secrets,
            Settings settings) {
        ContainerLinks links =
                ContainerLinks.of(files.stream().map(LocalFile::getLink).toList());
        return ContainerLaunchContext.newInstance(
                LocalResources.of(files),
                environment(settings),
                List.of(LaunchScriptText.UTF8_LOCALE
                        + links.commands()
                        + classes.map(ClassArchive::commands).orElse("")
                        + command(share, classPath, classes, settings)),
                null,
                secrets.bytes(),
                AccessLists.of(settings));
    }

    private static Map<String, String> environment(Settings settings) {
        Map<String, String> environment = new LinkedHashMap<>();
        variables(settings).forEach((name, value) -> environment.put(name, LaunchScriptText.environmentValue(value)));
        return environment;
    }

    /** The variables of its container, as they are meant. */
    static Map<String, String> variables(Settings settings) {
        Map<String, String> variables = new LinkedHashMap<>(ContainerImage.ofMaster(settings));
        variables.putAll(settings.family(ConfigKeys.AM_ENV));
        return variables;
    }

    static String command(AmShare share, List<String> classPath, Optional<ClassArchive> classes, Settings settings) {
        List<String> collector = JavaOptions.collector(List.of(), settings.family(ConfigKeys.AM_ENV));
        return "exec " + LaunchScriptText.JAVA + " "
                + classes.map(known -> ClassArchive.WORDS).orElse("")
                + "-Xmx" + share.heap().mib() + "m"
                + " -Xss512k " + String.join("", collector) + " -XX:TieredStopAtLevel=1 -Xshare:auto"
                // It runs no user code, so an OutOfMemoryError on any thread, also Hadoop's, leaves it broken.
                + " -XX:+ExitOnOutOfMemoryError"
                + " -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 " + LaunchScriptText.TEMPORARY_FILES
                + " -cp " + LaunchScriptText.word(String.join(":", classPath)) + " " + LaunchNames.AM_MAIN
                + " 1>\\\"<LOG_DIR>/am.stdout\\\" 2>\\\"<LOG_DIR>/am.stderr\\\"";
    }
}
