package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands on executors may do, and what they get. */
class ExecutorCallsTest {
    private static final TaskAttempt TASK =
            TaskAttempt.newBuilder().setTaskId(12).setAttempt(2).build();

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final RecordedContext context = new RecordedContext();
    private final EventLoop loop = EventLoop.start("driver", failures::add);
    private ControlService service;

    @BeforeEach
    void open() {
        service = service(false);
    }

    private ControlService service(boolean executorsMayScale) {
        return new ControlService(
                context.application(),
                loop,
                InstantSource.system(),
                executorsMayScale,
                (executor, told) -> progress.add(
                        executor + ": " + told.getTaskId() + "." + told.getAttempt() + " " + told.getPermille()));
    }

    @AfterEach
    void close() {
        loop.close();
        assertThat(failures).isEmpty();
    }

    private static ControlCall.Builder request(String line, String body) {
        String[] words = line.split("[ ?]");
        return ControlCall.newBuilder()
                .setCallId(5)
                .setMethod(words[0])
                .setPath(words[1])
                .setQuery(words.length > 2 ? words[2] : "")
                .setBody(ByteString.copyFromUtf8(body))
                .setTask(TASK);
    }

    private CompletableFuture<ControlReply> send(int executor, ControlCall call) {
        CompletableFuture<ControlReply> reply = new CompletableFuture<>();
        loop.execute(() -> service.call(executor, call, reply::complete));
        return reply;
    }

    private ControlReply call(int executor, ControlCall.Builder call) throws Exception {
        ControlReply reply = send(executor, call.build()).get(30, TimeUnit.SECONDS);
        assertThat(reply.getCallId()).isEqualTo(5);
        return reply;
    }

    private String call(String line, String body) throws Exception {
        ControlReply reply = call(7, request(line, body));
        return reply.getStatus() + " " + reply.getBody().toStringUtf8().strip();
    }

    private String call(String line) throws Exception {
        return call(line, "");
    }

    @ParameterizedTest
    @CsvSource({
        "200, GET /v1/application",
        "200, GET /v1/groups",
        "200, GET /v1/groups/default",
        "200, GET /v1/executors",
        "200, GET /v1/events",
        "200, GET /v1/kv",
        "404, GET /v1/kv/a/b",
        "404, DELETE /v1/kv/a",
        "200, PUT /v1/kv/a",
        "403, PUT /v1/kv/a?owner=8",
        "403, PUT /v1/kv/a?owner=x",
        "200, PUT /v1/kv/a?owner=7",
        "200, PUT /v1/kv/a?owner=application",
        "200, GET /v1/roles",
        "200, GET /v1/roles/trainer",
        "200, GET /v1/instances/trainer/0",
        "400, POST /v1/instances/trainer/1/commands",
        "403, POST /v1/instances/other/0/commands",
        "403, GET /v1/instances/other/0/commands/5",
        "403, DELETE /v1/instances/other/0/commands/5",
        "204, DELETE /v1/instances/trainer/0/commands/5",
        "405, DELETE /v1/instances/trainer/0",
        "403, PUT /v1/roles/trainer",
        "403, PUT /v1/groups/default",
        "403, PUT /v1/groups/other",
        "403, PUT /v1/groups/default/launch",
        "403, DELETE /v1/executors/7",
        "403, DELETE /v1/executors/8",
        "403, DELETE /v1/groups/default",
        "403, POST /v1/figures",
        "403, POST /v1/tasks",
        "403, GET /v1/tasks",
        "403, GET /v1/groups/default/launch",
        "403, POST /v1/kv/a",
        "403, PATCH /v1/kv/a",
        "403, GET /",
        "403, PUT /v1/kv",
        "400, GET /v1/events?after=%zz",
    })
    void less_thanTheDriversCommand(int status, String line) throws Exception {
        assertThat(call(line, line.startsWith("PUT /v1/groups") ? "{\"target\": 3}" : ""))
                .startsWith(status + " ");
        assertThat(context.asked).isEmpty();
        assertThat(context.requested()).isEqualTo(1);
    }

    @Test
    void whatIsForbidden_isASentence_withWhatAllowsIt() throws Exception {
        assertThat(call("PUT /v1/groups/default", "{\"target\": 3}"))
                .isEqualTo("403 {\"error\":\"Commands on executors may not change how many executors there are. The job"
                        + " file allows it with yarnsubmit.control.executorsMayScale=true\"}");
        assertThat(call("POST /v1/figures", "{\"a\": 1}"))
                .isEqualTo("403 {\"error\":\"Only the driver's command may use POST /v1/figures\"}");
        assertThat(call("PUT /v1/kv/a?owner=8"))
                .isEqualTo("403 {\"error\":\"Commands on executors own keys as this executor, 7, or leave them to the"
                        + " application with owner=application\"}");
    }

    @Test
    void commandsBesideInstances_areForThoseOfTheSameRole() throws Exception {
        String post = "POST /v1/instances/trainer/0/commands";
        assertThat(call(post, "{\"command\": [\"orted\"]}")).isEqualTo("201 {\"number\":5}");
        assertThat(call("GET /v1/instances/trainer/0/commands/5?wait=3"))
                .isEqualTo("200 {\"number\":5,\"exitStatus\":3,\"message\":\"so\"}");
        assertThat(call(8, request(post, "{\"command\": [\"orted\"]}")).getStatus())
                .isEqualTo(403);
        assertThat(call("POST /v1/instances/other/0/commands", "{\"command\": [\"a\"]}"))
                .isEqualTo(
                        "403 {\"error\":\"Commands on executors may run others beside the instances of their own role"
                                + " alone, which is 'trainer'\"}");
    }

    @Test
    void scaling_whereTheJobFileAllowsIt() throws Exception {
        service = service(true);
        context.joins(7);

        assertThat(call("PUT /v1/groups/default", "{\"target\": 3}")).startsWith("200 ");
        assertThat(context.requested()).isEqualTo(3);
        assertThat(call("DELETE /v1/executors/7")).startsWith("204");
        assertThat(context.asked).containsExactly("kill 7");
        assertThat(call("PUT /v1/groups/default/launch", "{}")).startsWith("403 ");
        assertThat(call("POST /v1/figures", "{\"a\": 1}")).startsWith("403 ");
    }

    @Test
    void keysOfAnExecutor_goWithIt_unlessTheyAreLeftToTheApplication() throws Exception {
        // Before the news of its registration.
        assertThat(call("PUT /v1/kv/own", "x")).startsWith("200 ");
        assertThat(call("PUT /v1/kv/result?owner=application", "y")).startsWith("200 ");
        context.joins(7);
        assertThat(call("GET /v1/kv"))
                .isEqualTo("200 {\"keys\":[{\"key\":\"own\",\"revision\":1,\"bytes\":1,\"owner\":7},"
                        + "{\"key\":\"result\",\"revision\":2,\"bytes\":1}]}");

        context.isLost(7);

        assertThat(call(8, request("GET /v1/kv/own", "")).getStatus()).isEqualTo(404);
        assertThat(call(8, request("GET /v1/kv/result", "")).getStatus()).isEqualTo(200);
        // A request that was under way.
        assertThat(call("PUT /v1/kv/late", "x"))
                .isEqualTo("409 {\"error\":\"Executor 7 is not registered, so it cannot own a key\"}");
    }

    @Test
    void changes_areCompared() throws Exception {
        assertThat(call("PUT /v1/kv/a", "1")).startsWith("200 ");
        assertThat(call(7, request("PUT /v1/kv/a", "2").putHeaders("If-None-Match", "*"))
                        .getStatus())
                .isEqualTo(412);
        ControlReply stored = call(8, request("PUT /v1/kv/a", "3").putHeaders("If-Match", "\"1\""));
        assertThat(stored.getStatus()).isEqualTo(200);
        assertThat(stored.getHeadersMap()).containsEntry("ETag", "\"2\"");
        // Now it is the other's.
        context.joins(8);
        context.isLost(8);
        assertThat(call("GET /v1/kv/a")).startsWith("404 ");
    }

    @Test
    void progress_isThatOfTheTask() throws Exception {
        assertThat(call("POST /v1/progress", "{\"fraction\": 0.25}")).startsWith("204");
        assertThat(call("POST /v1/progress", "{\"fraction\": 7}")).startsWith("204");
        assertThat(call("POST /v1/progress", "{\"fraction\": -1}")).startsWith("204");
        assertThat(progress).containsExactly("7: 12.2 250", "7: 12.2 1000", "7: 12.2 0");
        assertThat(call("POST /v1/progress", "{\"status\": \"x\"}")).startsWith("400 ");
        assertThat(call("POST /v1/progress", "{\"fraction\": 1, \"status\": \"x\"}"))
                .startsWith("400 ");
        assertThat(call("POST /v1/progress", "{}")).startsWith("400 ");
        assertThat(call(7, request("POST /v1/progress", "{\"fraction\": 1}").clearTask())
                        .getStatus())
                .isEqualTo(409);
        assertThat(progress).hasSize(3);
        assertThat(context.asked).isEmpty();
    }

    @Test
    void waitingElsewhere_countsAsWaiting() throws Exception {
        CompletableFuture<ControlReply> waiting =
                send(7, request("GET /v1/kv/head?wait=60", "").build());
        assertThat(call(8, request("GET /v1/kv/none?wait=30", "").setWaitedMillis(29_950))
                        .getStatus())
                .isEqualTo(404);
        assertThat(waiting).isNotDone();
        assertThat(call("PUT /v1/kv/head", "node3")).startsWith("200 ");

        assertThat(waiting.get(30, TimeUnit.SECONDS).getBody().toStringUtf8()).isEqualTo("node3");
        assertThat(call(
                                8,
                                request("GET /v1/kv/none?wait=1", "")
                                        .setWaitedMillis(Duration.ofDays(1).toMillis()))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void answers_areText_ifTheyAreWantedSo() throws Exception {
        context.joins(7);
        ControlReply peers = call(7, request("GET /v1/executors", "").putHeaders("Accept", "text/plain"));
        assertThat(peers.getBody().toStringUtf8()).isEqualTo("7\tdefault\tnode7\tcontainer_7\t2\n");
        assertThat(peers.getHeadersMap()).containsEntry("Content-Type", "text/plain; charset=utf-8");
        assertThat(call(7, request("POST /v1/figures", "").putHeaders("Accept", "text/plain"))
                        .getBody()
                        .toStringUtf8())
                .isEqualTo("Only the driver's command may use POST /v1/figures\n");
    }
}
