package io.yarnsubmit.client.spec;

import java.nio.file.Path;

/** A job file to begin with: what most applications set, and the rest as comments. */
public final class SpecStarter {
    private static final String TEXT = """
            # A job for yarn-submit:      yarn-submit -f job.yaml
            # To check it:                yarn-submit spec check job.yaml
            # To see what it would do:    yarn-submit -f job.yaml --dry-run
            #
            # Options of the command, and --set key.path=value, override this file. Paths are relative to this
            # file. ${env:NAME} and ${env:NAME:-default} stand for environment variables of yarn-submit; $${ for a plain ${.

            application:
              jar: app.jar
              # class: com.acme.Main            # default: the Main-Class of the jar
              arguments: [input, output]
              # command: [python3, train.py]    # instead of jar, class and arguments: any program is the driver
              # name: nightly
              # queue: default
              # deployMode: cluster             # client: the driver runs on this machine
              # tags: [etl, nightly]
              # maxAttempts: 2

            driver:
              memory: 1g                        # heap included
              # cores: 1
              # env:
              #   TZ: UTC
              # javaOptions: [-Dlog.level=info]

            executors:
              instances: 2
              # dynamic: {min: 1, max: 20}      # as many as the tasks need
              memory: 1g
              cores: 1                          # and tasks at a time
              # resources: {yarn.io/gpu: 1}
              # env:
              #   MODEL: ${env:MODEL:-small}
              # placement: [one-per-host]
              # hosts: [node-1, node-2]         # instead of placement
              #
              # Several groups instead of one: each may set the keys above, and takes the values of the others from
              # above. A driver asks for them by name: context.executors("large").map(...).
              # groups:
              #   small: {instances: 8}
              #   large: {instances: 2, memory: 8g}
              #
              # A group with a command is a role: programs that find each other, as instances that begin in order and are
              # started again. docs/programs.md has more.
              #   web: {instances: 2, command: [python3, web.py, "${port:http}"], ports: [http], ready: {http: http}}

            # files:
            #   jars: ["lib/*.jar"]
            #   files: [settings.properties]
            #   archives: ["model.zip#model"]

            # Any other key of docs/configuration.md:
            # configuration:
            #   executor.idleTimeout: 2min
            """;

    private SpecStarter() {}

    /** @param schema the JSON schema for the editor */
    public static String text(Path schema) {
        return "# yaml-language-server: $schema=" + schema.toUri() + "\n" + TEXT;
    }
}
