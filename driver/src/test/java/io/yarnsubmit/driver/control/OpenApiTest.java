package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.driver.roles.RolesAction.Happened;
import io.yarnsubmit.map.item.CapturedOutput;
import io.yarnsubmit.map.item.CommandResult;
import io.yarnsubmit.map.item.UnitResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the OpenAPI file tells, and what is served, is the same. */
class OpenApiTest {
    private static final String TASK = "{\"command\": [\"echo\", \"a\"]}";

    @TempDir
    Path directory;

    private final Set<String> seen = new TreeSet<>();
    private OpenApiFile file;
    private ControlFixture control;

    @BeforeEach
    void open() throws IOException {
        file = new OpenApiFile();
        control = new ControlFixture(directory);
    }

    @AfterEach
    void close() {
        control.close();
    }

    /** Sends a request, and holds the answer against the file. */
    private String expect(int status, String operation, String path, String body, String... headers)
            throws IOException {
        String method = operation.split(" ")[0];
        return check(status, operation, body, control.request(method + " " + path, body, headers));
    }

    private String expect(int status, String operation, String path) throws IOException {
        return expect(status, operation, path, "");
    }

    private String check(int status, String operation, String body, ControlFixture.Answer answer) {
        assertThat(answer.status()).as("%s: %s", operation, answer.body()).isEqualTo(status);
        assertThat(file.problemsOfAnswer(operation, answer))
                .as("%s %d", operation, status)
                .isEmpty();
        if (status < 300 && body.startsWith("{")) {
            assertThat(file.problemsOfRequest(operation, body)).as(body).isEmpty();
        }
        seen.add(operation + " " + status);
        return answer.body();
    }

    @Test
    void allThatIsServed_isInTheFile_andNothingElse() {
        assertThat(control.routes.stream().map(route -> route.replace("*}", "}")))
                .containsExactlyInAnyOrderElementsOf(file.operations());
    }

    @Test
    void allAnswers_areAsTheFileSays() throws IOException {
        application();
        groups();
        launches();
        executorsAndEvents();
        roles();
        values();
        reports();
        tasks();
        outputs();

        assertThat(seen).containsExactlyElementsOf(file.answers());
    }

    private void application() throws IOException {
        String operation = "GET /v1/application";
        expect(200, operation, "/v1/application");
        String head = control.head(operation);
        check(401, operation, "", control.raw(head.replace(control.token, "0") + "\r\n", new byte[0]));
        check(403, operation, "", control.raw(head + "Origin: null\r\n\r\n", new byte[0]));
        check(421, operation, "", control.raw(head.replace("Host: 127", "Host: 128") + "\r\n", new byte[0]));
    }

    private void groups() throws IOException {
        String path = "/v1/groups/default";
        expect(200, "GET /v1/groups", "/v1/groups");
        expect(200, "GET /v1/groups/{group}", path);
        expect(404, "GET /v1/groups/{group}", "/v1/groups/other");
        String put = "PUT /v1/groups/{group}";
        expect(200, put, path, "{\"target\": 3}");
        expect(200, put, path, "{\"target\": 2, \"endExecutors\": false}");
        expect(200, put, path, "{\"target\": 4, \"launch\": {\"memory\": \"2g\", \"env\": {\"A\": 1}}}");
        expect(400, put, path, "{}");
        expect(404, put, "/v1/groups/other", "{\"target\": 3}");
        expect(409, put, path, "{\"launch\": {\"memory\": \"1t\"}}");
        expect(413, put, path, " ".repeat(65_537));
        control.context.masterAway = true;
        expect(503, put, path, "{\"launch\": {}}");
        control.context.masterAway = false;
        assertThat(control.context.asked).containsExactly("only 2");
    }

    private void launches() throws IOException {
        String path = "/v1/groups/default/launch";
        String put = "PUT /v1/groups/{group}/launch";
        assertThat(expect(
                        200,
                        put,
                        path,
                        "{\"memory\": 512, \"memoryOverhead\": \"128m\", \"cores\": 2, \"env\": {\"A\":"
                                + " \"b\"}, \"resources\": {\"yarn.io/gpu\": 1}}"))
                .isEqualTo("{\"memory\":\"512m\",\"memoryOverhead\":\"128m\",\"cores\":2,\"env\":{\"A\":\"b\"},"
                        + "\"resources\":{\"yarn.io/gpu\":\"1\"}}\n");
        assertThat(expect(200, put, path, "{\"command\": [\"sleep\", \"1\"]}"))
                .contains("\"command\":[\"sleep\",\"1\"]}");
        expect(400, put, path, "{\"command\": []}");
        expect(400, put, path, "{\"memory\": \"many\"}");
        expect(409, put, path, "{\"memory\": \"1t\"}");
        control.context.masterAway = true;
        expect(503, put, path, "{}");
        control.context.masterAway = false;
        expect(200, "GET /v1/groups/{group}/launch", path);
        expect(404, "GET /v1/groups/{group}/launch", "/v1/groups/other/launch");
    }

    private void executorsAndEvents() throws IOException {
        control.context.joins(7);
        control.context.drains(7, "the cluster wants it back");
        control.context.staysAfterAll(7);
        control.masterIsLostAndBack(2);
        expect(200, "GET /v1/executors", "/v1/executors");
        String delete = "DELETE /v1/executors/{id}";
        expect(204, delete, "/v1/executors/7");
        expect(204, delete, "/v1/executors/7?replace=false");
        expect(400, delete, "/v1/executors/7?replace=no");
        expect(404, delete, "/v1/executors/8?replace=false");
        control.context.isLost(7);
        assertThat(expect(200, "GET /v1/events", "/v1/events?after=0&wait=5"))
                .contains(
                        "\"kind\":\"executor-draining\",\"id\":7,",
                        "\"message\":\"the cluster wants it back\"",
                        "\"kind\":\"executor-drain-cancelled\",\"id\":7,",
                        "{\"revision\":4,\"kind\":\"application-master-lost\"}",
                        "{\"revision\":5,\"kind\":\"application-master-back\",\"attempt\":2}",
                        "\"kind\":\"executor-lost\",\"id\":7,");
        expect(400, "GET /v1/events", "/v1/events?after=1&after=2");
        assertThat(control.context.asked).contains("kill 7", "remove 7");
    }

    private void roles() throws IOException {
        expect(200, "GET /v1/roles", "/v1/roles");
        assertThat(expect(200, "GET /v1/roles/{role}", "/v1/roles/trainer"))
                .contains("\"state\":\"waiting-for-executor\"", "\"message\":\"it waits\"");
        expect(404, "GET /v1/roles/{role}", "/v1/roles/other");
        String instance = "/v1/instances/{role}/{index}";
        assertThat(expect(200, "GET " + instance, "/v1/instances/trainer/0"))
                .contains("\"ports\":{\"rdzv\":23456}", "\"executor\":7");
        expect(404, "GET " + instance, "/v1/instances/trainer/2");
        besideInstances("/v1/instances/trainer/0/commands", instance + "/commands");
        for (Happened.Kind kind : Happened.Kind.values()) {
            control.happens(kind);
        }
        assertThat(expect(200, "GET /v1/events", "/v1/events?after=6"))
                .contains("instance-started", "instance-ready", "instance-ended", "role-restarted");
        control.context.joins(9, "trainer");
        expect(409, "DELETE /v1/executors/{id}", "/v1/executors/9?replace=false");
        control.context.isLost(9);
    }

    private void besideInstances(String path, String operation) throws IOException {
        String post = "POST " + operation;
        assertThat(expect(201, post, path, "{\"command\": [\"df\", \"-h\"], \"env\": {\"A\": 1}}"))
                .isEqualTo("{\"number\":5}\n");
        expect(400, post, path, "{\"command\": []}");
        expect(404, post, path.replace("0", "2"), "{\"command\": [\"df\"]}");
        expect(409, post, path.replace("0", "1"), "{\"command\": [\"df\"]}");
        expect(413, post, path, " ".repeat((1 << 20) + 1));
        String get = "GET " + operation + "/{number}";
        assertThat(expect(200, get, path + "/5?wait=7"))
                .isEqualTo("{\"number\":5,\"exitStatus\":3,\"message\":\"so\"}\n");
        expect(400, get, path + "/x");
        expect(404, get, path + "/6");
        String delete = "DELETE " + operation + "/{number}";
        expect(204, delete, path + "/5");
        expect(400, delete, path + "/x");
        expect(404, delete, path + "/6");
        assertThat(control.context.roles.asked)
                .containsExactly(
                        "run trainer/0 [df, -h] {A=1}",
                        "run trainer/1 [df] {}",
                        "await 5 7",
                        "await 6 0",
                        "end 5",
                        "end 6");
    }

    private void values() throws IOException {
        String get = "GET /v1/kv/{key}";
        String put = "PUT /v1/kv/{key}";
        String delete = "DELETE /v1/kv/{key}";
        expect(404, get, "/v1/kv/a/b");
        expect(200, put, "/v1/kv/a/b", "value");
        expect(400, put, "/v1/kv/a/b", "value", "If-Match: x");
        expect(409, put, "/v1/kv/a/b?owner=99", "value");
        expect(412, put, "/v1/kv/a/b", "value", "If-None-Match: *");
        expect(413, put, "/v1/kv/a/b", "v".repeat((1 << 20) + 1));
        expect(507, put, "/v1/kv/" + "k".repeat(513), "value");
        expect(200, "GET /v1/kv", "/v1/kv?prefix=a");
        expect(200, get, "/v1/kv/a/b");
        expect(304, get, "/v1/kv/a/b?after=1");
        expect(400, get, "/v1/kv/a/b?wait=x");
        expect(412, delete, "/v1/kv/a/b", "", "If-Match: \"99\"");
        expect(204, delete, "/v1/kv/a/b");
        expect(404, delete, "/v1/kv/a/b");
    }

    private void reports() throws IOException {
        expect(204, "POST /v1/progress", "/v1/progress", "{\"fraction\": 0.5, \"status\": \"half\"}");
        expect(400, "POST /v1/progress", "/v1/progress", "{\"fraction\": \"half\"}");
        expect(204, "POST /v1/figures", "/v1/figures", "{\"rows\": 12}");
        expect(400, "POST /v1/figures", "/v1/figures", "{\"rows\": 1.5}");
    }

    private void tasks() throws IOException {
        String post = "POST /v1/tasks";
        expect(201, post, "/v1/tasks", TASK);
        expect(
                201,
                post,
                "/v1/tasks",
                "{\"command\": [\"false\"], \"group\": \"default\", \"env\": {\"A\": \"b\"}, \"timeout\": 1.5, \"attempts\": 2}");
        expect(400, post, "/v1/tasks", "{\"command\": []}");
        expect(404, post, "/v1/tasks", "{\"command\": [\"a\"], \"group\": \"other\"}");
        expect(413, post, "/v1/tasks", " ".repeat((1 << 20) + 1));
        String get = "GET /v1/tasks/{id}";
        expect(200, get, "/v1/tasks/1");
        expect(409, get + "/stdout", "/v1/tasks/1/stdout");
        expect(409, get + "/stderr", "/v1/tasks/1/stderr");
        expect(204, "DELETE /v1/tasks/{id}", "/v1/tasks/1");
        expect(200, get, "/v1/tasks/1?wait=60");
        for (String each : List.of(get, "DELETE /v1/tasks/{id}", get + "/stdout", get + "/stderr")) {
            expect(404, each, each.substring(each.indexOf('/')).replace("{id}", "77"));
        }
        expect(200, "GET /v1/tasks", "/v1/tasks");
        String large = "{\"command\": [\"" + "a".repeat(1_000_000) + "\"]}";
        for (int i = 0; i < 16; i++) {
            expect(201, post, "/v1/tasks", large);
        }
        expect(507, post, "/v1/tasks", large);
    }

    private void outputs() throws IOException {
        CapturedOutput output = new CapturedOutput(new byte[0], new byte[65_536], 100_000);
        CommandResult result = new CommandResult(
                7,
                "node7",
                1,
                new UnitResult(1, 1, UnitResult.Kind.EXITED, 0, 0, Duration.ofMillis(5), output, output));
        int last = control.context.tasks.size() + 200;
        while (control.context.tasks.size() < last) {
            expect(201, "POST /v1/tasks", "/v1/tasks", TASK);
        }
        control.context.tasks.forEach(task -> task.complete(result));
        expect(200, "GET /v1/tasks/{id}", "/v1/tasks/" + last + "?wait=60");
        for (String stream : List.of("/stdout", "/stderr")) {
            String operation = "GET /v1/tasks/{id}" + stream;
            assertThat(expect(200, operation, "/v1/tasks/" + last + stream)).hasSize(65_536);
            expect(410, operation, "/v1/tasks/3" + stream);
        }
    }
}
