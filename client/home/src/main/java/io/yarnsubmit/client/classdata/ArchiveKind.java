package io.yarnsubmit.client.classdata;

import static java.util.stream.Collectors.joining;

import io.yarnsubmit.client.home.ContainerClassPath;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.sharing.ClassListReplay;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The archives: one for each class path. */
enum ArchiveKind {
    /** Of this command. */
    CLIENT("client", "client") {
        @Override
        String classPath(ProductHome home) {
            return home.commandClassPath().stream().map(Path::toString).collect(joining(File.pathSeparator));
        }
    },

    /** Of drivers and executors on this machine. */
    RUNTIME("runtime", "runtime") {
        @Override
        String classPath(ProductHome home) {
            return home.runtimeJar().toString();
        }
    },

    CONTAINER_MASTER("container-am", "am") {
        @Override
        String classPath(ProductHome home) {
            return String.join(File.pathSeparator, ContainerClassPath.ofMasterJars(home));
        }
    },

    /** Of drivers and executors in containers. */
    CONTAINER_RUNTIME("container-runtime", "runtime") {
        @Override
        String classPath(ProductHome home) {
            return LaunchNames.RUNTIME_JAR;
        }
    };

    private final String name;
    private final String list;

    ArchiveKind(String name, String list) {
        this.name = name;
        this.list = list;
    }

    /** With what the process's class path begins. */
    abstract String classPath(ProductHome home);

    String fileName() {
        return name + ".jsa";
    }

    Path classList(ProductHome home) {
        return home.classList(list);
    }

    /** The program that loads the classes; the runtime jar has it under another name. */
    String program() {
        String program = ClassListReplay.class.getName();
        return list.equals("runtime") ? program.replace("io.yarnsubmit.", LaunchNames.RUNTIME_PACKAGE) : program;
    }

    /** The files that archives are made from. */
    static List<Path> sources(ProductHome home) {
        List<Path> sources = new ArrayList<>(home.commandClassPath());
        sources.add(home.runtimeJar());
        Stream.of(values()).map(kind -> kind.classList(home)).distinct().forEach(sources::add);
        return sources;
    }
}
