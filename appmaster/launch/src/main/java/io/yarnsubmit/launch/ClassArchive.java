package io.yarnsubmit.launch;

import io.yarnsubmit.protocol.v1.ClassArchivePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Classes as a JVM maps them (class data sharing), on top of the archive that each JDK has. A JVM that cannot use it says
 * nothing and continues with its own.
 *
 * @param file as its JVM finds it
 * @param build of the JDK that made it
 */
public record ClassArchive(String file, JdkBuild build) {
    /** From then on, messages about archives have another tag. */
    private static final int RENAMED = 24;

    /** Of the container's script: its options, or nothing. */
    static final String VARIABLE = "__a";

    /** Puts these options into a command line. */
    public static final String WORDS = "\\$" + VARIABLE + " ";

    /** Empty where the plan has none. */
    public static Optional<ClassArchive> of(ClassArchivePlan plan) {
        return plan.getLink().isEmpty()
                ? Optional.empty()
                : Optional.of(new ClassArchive(plan.getLink(), new JdkBuild(plan.getJdkBuild())));
    }

    /** The same in a plan. */
    public ClassArchivePlan plan() {
        return ClassArchivePlan.newBuilder()
                .setLink(file)
                .setJdkBuild(build.name())
                .build();
    }

    /** The options of a JVM of that folder, each one word; none if its JDK is another build. */
    public List<String> options(Path javaHome) {
        return JdkBuild.ofHome(javaHome).filter(build::equals).isPresent() ? options() : List.of();
    }

    private List<String> options() {
        // Unless told so, a JVM warns on its standard output. An unknown name in such an option would stop it.
        String log =
                build.release() > RENAMED ? "-Xlog:cds=off,aot=off,cds+dynamic=off" : "-Xlog:cds=off,cds+dynamic=off";
        // At the address that it was made for, nothing in it needs to be changed, and processes share its memory.
        return List.of(
                "-XX:SharedArchiveFile=" + file, log, "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");
    }

    /**
     * The same for a container, where only its script can tell whether the JDK is that build: commands before the one that has
     * {@link #WORDS}.
     */
    public String commands() {
        // The name is in quotes, which are awkward here.
        return "__j=\\${JAVA_HOME:-\\$(__j=\\$(readlink -f \\\"\\$(command -v java)\\\"); echo \\\"\\${__j%/bin/java}\\\")};"
                + " case \\$(cat \\\"\\$__j/release\\\" 2>/dev/null) in *" + JdkBuild.KEY + "=?" + build.name()
                + "[!0-9A-Za-z.+_-]*) "
                + VARIABLE + "='" + String.join(" ", options()) + "';; *) " + VARIABLE + "=;; esac; ";
    }
}
