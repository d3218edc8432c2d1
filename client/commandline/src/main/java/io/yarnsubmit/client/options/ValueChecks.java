package io.yarnsubmit.client.options;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.protocol.config.ConfigCatalogue;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigType;
import io.yarnsubmit.protocol.config.ContainerKeys;
import io.yarnsubmit.protocol.config.ContainerVariables;
import io.yarnsubmit.protocol.config.TokenKeys;
import io.yarnsubmit.protocol.placement.Placement;
import io.yarnsubmit.protocol.text.ShownText;
import java.io.ObjectInputFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks one value by itself. Throws an IllegalArgumentException with a message for the user. */
final class ValueChecks {
    private static final Set<String> CLASS_PATH_OPTIONS = Set.of("-cp", "-classpath", "--class-path", "-jar");
    private static final List<String> HEAP_OPTIONS = List.of("-Xmx", "-mx", "-XX:MaxHeapSize", "-XX:MaxRAMPercentage");
    /** With these a JVM starts another program, or ends without any. */
    private static final Set<String> OTHER_PROGRAMS = Set.of(
            "-m",
            "--module",
            "--source",
            "--dry-run",
            "-version",
            "--version",
            "-help",
            "--help",
            "-h",
            "-?",
            "-X",
            "--help-extra",
            "--list-modules",
            "-d",
            "--describe-module",
            "--validate-modules");
    /** The variable whose options win over those of the command line. */
    static final String LAST_OPTIONS = "_JAVA_OPTIONS";

    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern TOKEN_SWITCH = Pattern.compile("[a-z0-9-]+\\.enabled");
    private static final Pattern FILE_SYSTEM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/[^\\s]*");

    private ValueChecks() {}

    /** @param name the key's full name, longer than {@code key.name()} in a family of keys */
    static void check(ConfigKey<?> key, String name, String text) {
        ContainerVariables.checkValue(text);
        requireNonNull(key.type().parser().apply(text), "the value was read as null");
        if (key.equals(ConfigKeys.DRIVER_JAVA_OPTIONS)) {
            checkJavaOptions(text, "driver");
        } else if (key.equals(ConfigKeys.EXECUTOR_JAVA_OPTIONS)) {
            checkJavaOptions(text, "executor");
        } else if (key.equals(ConfigKeys.TASK_SERIALIZATION_FILTER)) {
            checkFilter(text);
        } else if (key.equals(ConfigKeys.EXECUTOR_PLACEMENT)) {
            Object unused = Placement.parse(text);
        } else if (key.equals(ConfigKeys.TAGS)) {
            ConfigKeys.TAGS.type().parser().apply(text).forEach(ValueChecks::checkTag);
        } else if (key.equals(ConfigKeys.EXECUTOR_GROUPS)) {
            checkGroupKey(name, text);
        } else if (key.equals(ContainerKeys.SECRET_FILE)) {
            checkSecretName(name.substring(key.name().length()));
        } else if (key.equals(ContainerKeys.SECRET_ENV)) {
            ContainerVariables.checkName(name.substring(key.name().length()));
        } else if (DockerChecks.IMAGES.contains(key)) {
            DockerChecks.checkImage(text);
        } else if (DockerChecks.MOUNTS.contains(key)) {
            DockerChecks.checkMounts(text);
        } else if (key.equals(TokenKeys.TOKENS)) {
            checkTokenSwitch(name, text);
        } else if (key.equals(TokenKeys.ACCESS_FILE_SYSTEMS) || key.equals(TokenKeys.UNRENEWED_FILE_SYSTEMS)) {
            ConfigType.LIST.parser().apply(text).forEach(ValueChecks::checkFileSystem);
        } else if (key.equals(TokenKeys.TOKEN_CONF_REGEX)) {
            checkExpression(text);
        } else if (RoleValues.isOne(key)) {
            RoleValues.check(key, text);
        } else if (key.isPrefix()) {
            checkVariable(name.substring(key.name().length()), text, name.startsWith(ConfigKeys.DRIVER_ENV.name()));
        }
    }

    private static void checkSecretName(String name) {
        if (!SECRET_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + ShownText.line(name, ShownText.USUAL_LENGTH)
                    + "' is not a name of a secret; names have letters, digits, '.', '_' and '-', and begin with a letter"
                    + " or a digit");
        }
    }

    private static void checkTokenSwitch(String name, String text) {
        if (!TOKEN_SWITCH
                .matcher(name.substring(TokenKeys.TOKENS.name().length()))
                .matches()) {
            throw new IllegalArgumentException(
                    "this does not name a switch; write tokens.NAME.enabled with the NAME of a provider of tokens");
        }
        Object unused = ConfigType.BOOLEAN.parser().apply(text);
    }

    private static void checkExpression(String text) {
        try {
            Object unused = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + ShownText.line(text, ShownText.USUAL_LENGTH) + "' is not a regular expression: "
                            + e.getDescription(),
                    e);
        }
    }

    private static void checkFileSystem(String uri) {
        if (!FILE_SYSTEM.matcher(uri).matches()) {
            throw new IllegalArgumentException("'" + ShownText.line(uri, ShownText.USUAL_LENGTH)
                    + "' is not the URI of a file system, such as hdfs://other:8020");
        }
    }

    /** YARN takes no others, whatever its limits are. */
    private static void checkTag(String tag) {
        if (tag.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("the tag '" + ShownText.line(tag, ShownText.USUAL_LENGTH)
                    + "' has characters that YARN takes in no tag; it may have those of ASCII");
        }
    }

    /** As the key of executors that it stands for. */
    private static void checkGroupKey(String name, String text) {
        Optional<String> group = GroupRequest.nameIn(name);
        if (group.isEmpty() || !ConfigKeys.GROUP_NAME.matcher(group.get()).matches()) {
            throw new IllegalArgumentException(
                    "this does not name an executor group; write executor.groups.NAME.KEY with a NAME of letters, digits, - and _");
        }
        Optional<KeyCatalogue.Named> general = KeyCatalogue.findOfGroup(GroupRequest.general(name));
        if (general.isEmpty()) {
            List<String> keys = ConfigCatalogue.ofGroup().stream()
                    .map(each -> each.name().substring("yarnsubmit.executor.".length()))
                    .toList();
            String typed = GroupRequest.general(name).substring("yarnsubmit.executor.".length());
            throw new IllegalArgumentException("'" + typed + "' is not a key of executor groups"
                    + Suggestions.question(Suggestions.near(typed, keys)));
        }
        check(general.get().key(), general.get().name(), text);
    }

    /** Driver and executors would notice a bad pattern only when they deserialize the first task. */
    private static void checkFilter(String pattern) {
        try {
            Object unused = ObjectInputFilter.Config.createFilter(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is not an ObjectInputFilter pattern: " + e.getMessage(), e);
        }
    }

    private static void checkVariable(String name, String value, boolean ofDriver) {
        ContainerVariables.checkName(name);
        if (name.equals(LAST_OPTIONS)) {
            for (String word : value.trim().split("\\s+")) {
                checkHeap(word, ofDriver ? "driver" : "executor");
            }
        }
    }

    private static void checkJavaOptions(String text, String process) {
        String previous = "";
        for (String word : ShellWords.split(text)) {
            checkHeap(word, process);
            if (CLASS_PATH_OPTIONS.contains(word.split("=", 2)[0])) {
                throw new IllegalArgumentException("'" + word + "' would replace the class path; use --jars");
            }
            if (OTHER_PROGRAMS.contains(word.split("=", 2)[0])) {
                throw new IllegalArgumentException(
                        "with '" + word + "' the JVM would not run the " + process + "; leave it out");
            }
            if (!word.startsWith("-") && !word.startsWith("@") && !takesNextWord(previous)) {
                throw new IllegalArgumentException(
                        "'" + word + "' is not a JVM option; does a value with blanks lack its quotes?");
            }
            previous = word;
        }
    }

    private static void checkHeap(String word, String process) {
        if (HEAP_OPTIONS.stream().anyMatch(word::startsWith)) {
            throw new IllegalArgumentException("'" + word + "' would set a heap that does not fit the container; use --"
                    + process + "-memory, and yarnsubmit." + process + ".memoryOverhead for what is not heap");
        }
    }

    /** Whether a JVM option, such as {@code --add-opens}, may have its value in the next word. */
    private static boolean takesNextWord(String word) {
        return word.equals("-p") || (word.startsWith("--") && !word.contains("="));
    }
}
