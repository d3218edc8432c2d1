package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.RoleKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles in job files, and on the command line. */
class RolesTest {
    private static final String TRAINER = """
        application: {success: trainer/0}
        executors:
          memory: 2g
          instances: 5
          groups:
            trainer:
              instances: 4
              minToStart: 4
              command: [torchrun, train.py, "--board=${peer:board/0:ui}", "it's $${HOME}"]
              ports: [rdzv]
              ready: {tcp: rdzv, within: 30s}
              restart: group
              maxRestarts: 5
              rendezvous: torch
              env: {HOST: "${host}", LITERAL: "$${host}", SHELL: "${env:SHELL:-sh}"}
            board: {command: [board, --port, "${port:ui}"], ports: [ui], after: [trainer], optional: true, link: ui}
        """;

    @TempDir
    Path directory;

    private SubmitRequest read(String text, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("ring.v2.yaml"), text);
        List<String> arguments = new ArrayList<>(List.of("-f", file.toString()));
        arguments.addAll(List.of(more));
        return ((Invocation.Submit) CommandLine.parse(arguments, new Surroundings(Map.of(), null))).request();
    }

    private List<String> problems(String text, String... more) {
        YarnSubmitException thrown = catchThrowableOfType(YarnSubmitException.class, () -> read(text, more));
        assertThat(thrown).as("what is thrown").isNotNull();
        return thrown.getMessage()
                .lines()
                .map(String::strip)
                .filter(line -> !line.matches("\\d+ problems:") && !line.startsWith("For all options"))
                .map(line -> line.replace(directory + "/", ""))
                .toList();
    }

    /** Of two roles, of which the first has these keys, too. */
    private static String roles(String keys) {
        return "executors:\n  groups:\n    a: {command: [x], instances: 2, ports: [p, q], " + keys
                + "}\n    b: {command: [y], ports: [r]}\n    plain: {cores: 1}\n";
    }

    private static GroupRequest role(SubmitRequest request, String name) {
        return request.groups().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileWithRolesNeedsNoDriver() throws IOException {
        SubmitRequest request = read(TRAINER);

        assertThat(request.program()).isEqualTo(new DriverProgram.Roles("ring.v2"));
        assertThat(request.hasMainClass()).isFalse();
        assertThat(request.success()).contains(new SuccessChoice.OfInstance("trainer", 0));
        GroupRequest trainer = role(request, "trainer");
        assertThat(trainer.isRole()).isTrue();
        assertThat(trainer.initialExecutors()).isEqualTo(4);
        assertThat(trainer.settings().get(RoleKeys.RESTART)).isEqualTo(RoleKeys.Restart.GROUP);
        assertThat(trainer.settings().get(RoleKeys.READY_WITHIN)).isEqualTo(Duration.ofSeconds(30));
        assertThat(role(request, "board").initialExecutors()).isEqualTo(1);
        assertThat(role(request, "default").initialExecutors()).isZero();
        assertThat(Verbose.lines(request)).first().isEqualTo("No driver: the application is its roles");
    }

    @Test
    void templatesStayAsTheyAre() throws IOException {
        GroupRequest trainer = role(read(TRAINER), "trainer");

        assertThat(trainer.command())
                .containsExactly("torchrun", "train.py", "--board=${peer:board/0:ui}", "it's $${HOME}");
        assertThat(trainer.environment())
                .containsEntry("HOST", "${host}")
                .containsEntry("LITERAL", "$${host}")
                .containsEntry("SHELL", "sh");
    }

    @Test
    void otherGroupsHaveNoTemplates() throws IOException {
        SubmitRequest request = read("""
            application: {jar: a.jar}
            executors: {groups: {tasks: {instances: 1, env: {A: "$${host}"}}}}
            """);

        assertThat(role(request, "tasks").environment()).containsEntry("A", "${host}");
    }

    @Test
    void aRoleHasWhatIsSaidForExecutors_butNotTheirNumber() throws IOException {
        SubmitRequest request = read("""
            executors:
              memory: 2g
              dynamic: {min: 2, max: 9}
              minToStart: 2
              groups: {a: {command: [x]}}
            """);

        assertThat(role(request, "a").settings().get(ConfigKeys.EXECUTOR_MEMORY).mib())
                .isEqualTo(2048);
        assertThat(role(request, "a").heap().mib()).isEqualTo(96);
        assertThat(role(request, "a").initialExecutors()).isEqualTo(1);
        assertThat(role(request, "a").settings().get(ConfigKeys.EXECUTOR_MIN_TO_START))
                .isZero();
    }

    @Test
    void aDriverGoesWithRoles() throws IOException {
        assertThat(read(TRAINER, "--", "python3", "driver.py").command()).containsExactly("python3", "driver.py");
        assertThat(read(TRAINER, "app.jar").applicationJar()).isEqualTo("app.jar");
    }

    @Test
    void keysCanBeGivenOnTheCommandLine() throws IOException {
        SubmitRequest request = read(
                roles("restart: never"),
                "--conf",
                "executor.groups.b.command=sh -c 'echo ${index}'",
                "--set",
                "executors.groups.a.ready.tcp=q",
                "--set",
                "executors.groups.a.command=[serve, \"$${host}\"]");

        assertThat(role(request, "b").command()).containsExactly("sh", "-c", "echo ${index}");
        assertThat(role(request, "a").command()).containsExactly("serve", "$${host}");
        assertThat(role(request, "a").settings().find(RoleKeys.READY_TCP)).contains("q");
        SubmitRequest withoutFile = ((Invocation.Submit) CommandLine.parse(
                        List.of("-c", "executor.groups.web.command=serve"), new Surroundings(Map.of(), null)))
                .request();
        assertThat(withoutFile.program()).isEqualTo(new DriverProgram.Roles("web"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ready: {tcp: p}",
                "ready: {http: q}",
                "ready: {http: q, path: /health, within: 5s}",
                "ready: {key: 'up-${index}'}",
                "ready: {line: listening on}",
                "after: [b]",
                "after: b",
                "restart: never",
                "rendezvous: torch",
                "rendezvous: mpi",
                "rendezvous: dask",
                "optional: true",
                "link: p",
                "minToStart: 2",
                "env: {A: '${port:p} ${peer:b/0:r} ${peer:a/1:q}'}"
            })
    void whatIsRightIsTaken(String keys) throws IOException {
        assertThat(role(read(roles(keys)), "a").isRole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ready: {tcp: P}|groups.a.ready.tcp names the port 'P', which the role 'a' does not have; it has p, q:"
                        + " did you mean 'p'?",
                "ready: {http: nowhere}|groups.a.ready.http names the port 'nowhere', which the role 'a' does not have; it has p, q",
                "link: nowhere|groups.a.link names the port 'nowhere', which the role 'a' does not have; it has p, q",
                "ready: {tcp: p, line: x}|groups.a.ready.tcp and ring.v2.yaml:3: executors.groups.a.ready.line are both"
                        + " given; an instance is ready in one way, so take one of the two out",
                "ready: {within: 5s}|groups.a.ready.within limits the time until an instance is ready, but nothing says"
                        + " when it is; add tcp, http, key or line beside it",
                "ready: {tcp: p, path: /x}|groups.a.ready.path is a path of a URL, but no port is named for it; add http"
                        + " with the name of a port",
                "ready: {http: p, path: x}|groups.a.ready.path: 'x' is not a path of a URL; it begins with a slash, and"
                        + " blanks are written as %20",
                "ready: {key: '${port:nowhere}'}|groups.a.ready.key has ${port:nowhere}, which the role 'a' does not have; it has p, q",
                "after: [other]|groups.a.after names the role 'other', which does not exist; there are a, b",
                "after: [bb]|groups.a.after names the role 'bb', which does not exist; there are a, b: did you mean 'b'?",
                "after: [plain]|groups.a.after names the executor group 'plain', which has no command, and so is never"
                        + " ready; name a role",
                "after: [a]|groups.a.after names the role itself, which would never start; take it out",
                "env: {A: '${port:nowhere}'}|groups.a.env.A has ${port:nowhere}, which the role 'a' does not have; it has p, q",
                "env: {A: '${peer:b/1:r}'}|groups.a.env.A: ${peer:b/1:r} names the instance b/1, but the role has"
                        + " instances 0 to 0; raise its instances, or name another",
                "env: {A: '${peer:b/0:p}'}|groups.a.env.A has ${peer:b/0:p}, which the role 'b' does not have; it has r: did you mean 'r'?",
                "env: {A: '${peer:other/0:p}'}|groups.a.env.A: ${peer:other/0:p} names the role 'other', which does not exist; there"
                        + " are a, b",
                "env: {A: '${peer:b:r}'}|groups.a.env.A has '${peer:b:r}', which names no port of another instance; write"
                        + " ${peer:ROLE/INDEX:NAME}, or $${ for a plain ${",
                "minToStart: 3|groups.a.minToStart is 3, but ring.v2.yaml:3: executors.groups.a.instances allows no more"
                        + " than 2, so that none would ever start; lower the one or raise the other",
                "restart: always|groups.a.restart: 'always' is not never or instance or group",
                "rendezvous: pytorch|groups.a.rendezvous: 'pytorch' is not none or torch or tensorflow or mpi or jax or"
                        + " slurm or dask or ray",
                "dynamic: 1..3|groups.a.dynamic makes the number of executors follow tasks, but the role 'a' runs none;"
                        + " write instances, which yarn-submit scale can change"
            })
    void aMistakeIsTold(String keys, String problem) {
        assertThat(problems(roles(keys))).containsExactly("ring.v2.yaml:3: executors." + problem);
    }

    @Test
    void rolesThatWaitForEachOtherAreTold() {
        assertThat(problems("""
            executors:
              groups:
                a: {command: [x], after: [b]}
                b: {command: [x], after: [c, d]}
                c: {command: [x], after: [a]}
                d: {command: [x]}
            """))
                .containsExactly("ring.v2.yaml:3: executors.groups.a.after: 'a' waits for 'b', 'b' waits for 'c', 'c'"
                        + " waits for 'a', so that none of them would ever start; take one out");
    }

    @Test
    void keysOfRolesNeedACommand() {
        assertThat(problems("""
            executors:
              groups:
                a: {ports: [p], after: [b]}
                b: {command: [x]}
            """))
                .containsExactly(
                        "ring.v2.yaml:3: executors.groups.a.ports is for roles, but the executor group 'a' has no command;"
                                + " give it one, or take this out",
                        "ring.v2.yaml:3: executors.groups.a.after is for roles, but the executor group 'a' has no command;"
                                + " give it one, or take this out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{command: []}|the value is empty",
                "{command: ['']}|the command has no program",
                "{command: x, ports: [a b]}|'a b' is not a name of a port; names have letters, digits, - and _, and begin"
                        + " with a letter",
                "{command: x, ports: [a, a]}|the port 'a' is named twice",
                "{command: x, ports: [web-ui, web_ui]}|the ports 'web-ui' and 'web_ui' have the same variable,"
                        + " YARN_SUBMIT_PORT_WEB_UI; rename one of them",
                "{command: x, rendezvous: torch}|is torch, whose processes meet at a port, but the role 'a' has none; add"
                        + " ports: [rendezvous]",
                "{command: x, rendezvous: ray}|is ray, whose processes all dial one, but no role with it has ports; add"
                        + " ports to that of the head",
                "{command: x, link: ui}|names the port 'ui', but the role 'a' has no ports; add ports: [ui]"
            })
    void aRoleThatCannotBeIsTold(String group, String problem) {
        assertThat(problems("executors: {groups: {a: " + group + "}}"))
                .first()
                .asString()
                .endsWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "trainr|names the role 'trainr', which does not exist; there are trainer, board: did you mean 'trainer'?",
                "trainer/4|names the instance trainer/4, but the role has instances 0 to 3; raise its instances, or name"
                        + " another",
                "board|names the role 'board', which ring.v2.yaml:16: executors.groups.board.optional says decides"
                        + " nothing; take one of the two out",
                "driver|is driver, but there is none; write all, any, a ROLE or ROLE/INDEX, or name a driver",
                "trainer/x|: 'trainer/x' does not say when the application has succeeded; write driver, all, any, a ROLE or"
                        + " ROLE/INDEX"
            })
    void successNamesWhatIsThere(String success, String problem) {
        assertThat(problems(TRAINER.replace("trainer/0", success)))
                .singleElement()
                .asString()
                .startsWith("ring.v2.yaml:1: application.success")
                .endsWith(problem);
    }

    @Test
    void someRoleHasToDecide() {
        assertThat(problems("executors: {groups: {a: {command: x, optional: true}}}"))
                .containsExactly("ring.v2.yaml:1: executors.groups.a.optional: all roles are optional and there is no"
                        + " driver, so that nothing decides when the application has ended; take optional out of one of"
                        + " them");
        assertThat(problems("{application: {success: all}, executors: {memory: 1g}}", "app.jar"))
                .containsExactly("ring.v2.yaml:1: application.success is all, but there are no roles; give an executor"
                        + " group a command, or take this out");
    }

    @Test
    void whatBelongsToADriverNeedsOne() {
        assertThat(problems("""
            application: {class: a.Main, arguments: [x]}
            executors: {groups: {a: {command: x}}}
            """))
                .containsExactly(
                        "application.arguments are the driver's, but there is no driver, only roles; name a jar, or give the"
                                + " arguments to a role as words of its command",
                        "ring.v2.yaml:1: application.class names the main class of a jar, but there is no jar; name it, or"
                                + " take this out");
    }

    @Test
    void theDefaultGroupAndReservedWordsAreNoRoles() {
        assertThat(problems("executors: {groups: {default: {command: x}}}", "app.jar"))
                .containsExactly("ring.v2.yaml:1: executors.groups.default.command: the executor group 'default' runs"
                        + " tasks, and cannot be a role; give the role another name");
        assertThat(problems("executors: {groups: {all: {command: x}}}"))
                .containsExactly("ring.v2.yaml:1: executors.groups.all.command: a role cannot be named 'all', because"
                        + " application.success gives that word a meaning; give it another name");
    }

    @Test
    void anApplicationHasOneLink() {
        assertThat(problems("""
            executors:
              groups:
                a: {command: x, ports: [p], link: p}
                b: {command: x, ports: [p], link: p}
            """))
                .containsExactly(
                        "ring.v2.yaml:3: executors.groups.a.link and ring.v2.yaml:4: executors.groups.b.link are"
                                + " both given, but YARN shows one page of an application; take one of the two out");
    }

    @Test
    void keysOfOneGroupAreNotKeysOfAll() {
        assertThat(problems("executors: {memory: 1g}", "-c", "executor.command=x", "app.jar"))
                .containsExactly(
                        "--conf: unknown configuration key 'executor.command': it is a key of one executor group;"
                                + " write yarnsubmit.executor.groups.NAME.command");
        assertThat(problems("executors: {command: x}", "app.jar"))
                .singleElement()
                .asString()
                .contains("unknown key");
        assertThat(problems("executors: {portRange: 80..90}", "app.jar"))
                .containsExactly(
                        "ring.v2.yaml:1: executors.portRange: '80..90' has numbers that no role can use; choose"
                                + " from 1024 to 65535");
    }
}
