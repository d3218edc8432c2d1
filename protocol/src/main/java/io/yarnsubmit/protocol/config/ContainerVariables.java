package io.yarnsubmit.protocol.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What is wrong with the environment variables of a container, in words for the user. Pure. */
public final class ContainerVariables {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern OWN_PATH = Pattern.compile("\\$PATH\\b|\\$\\{PATH\\}");
    /** Where the programs are that the NodeManager's script runs. */
    private static final Set<String> SYSTEM_FOLDERS = Set.of("/bin", "/usr/bin");
    /** Variables that bash sets itself and lets nobody set. */
    private static final Set<String> OF_BASH = Set.of("UID", "EUID", "PPID", "BASHOPTS", "BASH_VERSINFO", "SHELLOPTS");
    /** Variables to which bash gives values of its own, so that programs never see the user's. */
    private static final Set<String> CHANGED_BY_BASH = Set.of(
            "_",
            "BASHPID",
            "BASH_COMMAND",
            "BASH_SUBSHELL",
            "DIRSTACK",
            "EPOCHREALTIME",
            "EPOCHSECONDS",
            "FUNCNAME",
            "GROUPS",
            "HISTCMD",
            "LINENO",
            "OPTIND",
            "RANDOM",
            "SECONDS",
            "SRANDOM");

    private ContainerVariables() {}

    /** @throws IllegalArgumentException with a message for the user */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' is not a name of an environment variable; names have letters, digits and _, and no digit first");
        }
    }

    /** @throws IllegalArgumentException with a message for the user */
    public static void checkValue(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the value contains a NUL character, which no process can be given");
        }
    }

    /** Whether bash would not leave a variable of this name alone. */
    public static boolean isOfBash(String name) {
        return OF_BASH.contains(name) || CHANGED_BY_BASH.contains(name);
    }

    /**
     * All problems of the variables together.
     *
     * @param named how the user knows a variable
     */
    public static List<String> problems(Map<String, String> environment, UnaryOperator<String> named) {
        List<String> problems = new ArrayList<>(pathProblems(environment, named));
        environment.keySet().stream()
                .filter(OF_BASH::contains)
                .forEach(name -> problems.add(named.apply(name) + ": bash, which starts a container, lets nobody set "
                        + name + "; use another name"));
        environment.keySet().stream()
                .filter(CHANGED_BY_BASH::contains)
                .forEach(name -> problems.add(named.apply(name) + ": bash, which starts a container, gives " + name
                        + " a value of its own; use another name"));
        return problems;
    }

    /** The part of these that is true of every process. */
    public static List<String> ownPathProblems(Map<String, String> environment, UnaryOperator<String> named) {
        String path = environment.get("PATH");
        return path != null && OWN_PATH.matcher(path).find()
                ? List.of(named.apply("PATH") + " is '" + path
                        + "', but values are passed as they are, so $PATH would not be replaced. Write out all folders:"
                        + " PATH=/opt/x/bin:/usr/local/bin:/usr/bin:/bin")
                : List.of();
    }

    /** Without its programs the NodeManager's script fails before it comes to the JVM. */
    private static List<String> pathProblems(Map<String, String> environment, UnaryOperator<String> named) {
        List<String> own = ownPathProblems(environment, named);
        String path = environment.get("PATH");
        return own.isEmpty() && path != null && Arrays.stream(path.split(":")).noneMatch(SYSTEM_FOLDERS::contains)
                ? List.of(named.apply("PATH") + " is '" + path
                        + "', which has neither /usr/bin nor /bin, and the script that starts a container needs their"
                        + " programs; add them")
                : own;
    }
}
