package io.yarnsubmit.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

/** A driver in bash that changes its executors while it runs. */
public final class ControlStory {
    /** Sends a request by the tools of a shell alone: {@code api 'METHOD PATH' BODY} prints the last line of the answer. */
    public static final String API = """
            api() {
              exec 3<>/dev/tcp/127.0.0.1/${YARN_SUBMIT_CONTROL##*:}
              printf '%s HTTP/1.1\\r\\nHost: %s\\r\\nAuthorization: Bearer %s\\r\\nConnection: close\\r\\nContent-Length: %d\\r\\n\\r\\n%s' \\
                "$1" "${YARN_SUBMIT_CONTROL#http://}" "$(cat "$YARN_SUBMIT_TOKEN_FILE")" "${#2}" "$2" >&3
              tail -n 1 <&3
            }
            """;

    /** Its executors may have any ids. */
    public static final String SCRIPT = API + """
            happened() {
              for i in $(seq 300); do
                event=$(api 'GET /v1/events?after=0' | sed 's/{"revision"/\\n&/g' | grep "$1" | tail -n 1)
                [ -n "$event" ] && return
                sleep 0.2
              done
              echo "no $1"
              exit 1
            }
            id() { echo "$event" | sed 's/.*"id":\\([0-9]*\\),.*/\\1/'; }
            api 'PUT /v1/groups/default' '{"target": 1}' >/dev/null
            happened '"executor-registered".*"default"'
            first=$(id)
            api 'POST /v1/tasks' '{"command": ["sh", "-c", "echo $GREETING $STAGE; exit 3"], "env": {"GREETING": "hello"}, "attempts": 2}'
            api 'GET /v1/tasks/1?wait=60'
            api 'GET /v1/tasks/1/stdout'
            api 'PUT /v1/groups/default' '{"target": 0, "endExecutors": false}'
            api 'PUT /v1/groups/default/launch' '{"memory": "256m", "env": {"STAGE": "late"}}'
            api 'PUT /v1/groups/default/launch' '{"memory": "256m", "env": {"STAGE": "later"}}' >/dev/null
            api 'PUT /v1/groups/default' '{"target": 2}' >/dev/null
            happened "registered\\",\\"id\\":[^$first],\\"group\\":\\"default\\""
            second=$(id)
            api "DELETE /v1/executors/$first?replace=false"
            happened "lost\\",\\"id\\":$first,"
            api 'POST /v1/tasks' '{"command": ["sh", "-c", "echo second $STAGE"]}' >/dev/null
            api "GET /v1/tasks/2?wait=60" | sed "s/\\"executor\\":$second,/by the second,/"
            api 'GET /v1/tasks/2/stdout'
            api 'GET /v1/groups/default'
            api 'PUT /v1/groups/made' '{"target": 1, "launch": {"env": {"STAGE": "made"}}}'
            happened '"executor-registered".*"made"'
            api 'POST /v1/tasks' '{"group": "made", "command": ["sh", "-c", "echo third $STAGE"]}' >/dev/null
            api "GET /v1/tasks/3?wait=60" >/dev/null
            api 'GET /v1/tasks/3/stdout'
            api 'POST /v1/tasks' '{"group": "made", "command": ["sleep", "1000"]}' >/dev/null
            api 'DELETE /v1/tasks/4'
            api 'GET /v1/tasks/4?wait=60'
            api 'PUT /v1/groups/made' '{"target": 0}' >/dev/null
            happened '"executor-draining".*"made"'
            happened '"executor-lost".*"made"'
            """;

    /** What may follow it: a command on an executor and the driver's command tell each other something. */
    public static final String BOTH_WAYS = """
            api 'POST /v1/tasks' '{"command": ["sh", "-c", "yarn-submit kv put head there; yarn-submit kv wait tail; yarn-submit progress 50%; yarn-submit scale 3"]}' >/dev/null
            yarn-submit kv wait head --timeout 1min
            yarn-submit kv list head | cut -f 4 | sed "s/^$second\\$/ and owned/"
            yarn-submit kv put tail back
            api 'GET /v1/tasks/5?wait=60' >/dev/null
            echo "$(api 'GET /v1/tasks/5/stdout') again"
            api 'GET /v1/tasks/5/stderr'
            """;

    /** What may follow the script as well: executors that run commands, of which one is done and one fails. */
    public static final String SERVICES = """
            api 'PUT /v1/groups/store' '{"target": 1, "launch": {"command": ["sh", "-c", "yarn-submit kv put from $STAGE --owner application; yarn-submit kv wait go; exit 0"], "env": {"STAGE": "service"}}}'
            yarn-submit kv wait from --timeout 1min; echo
            yarn-submit peers --group store | cut -f 5 | sed 's|$| slots|'
            yarn-submit kv put go x
            happened '"executor-lost".*"store"'
            echo "$event" | sed 's/.*"cause":/cause /'
            api 'GET /v1/groups/store'
            api 'PUT /v1/groups/frail' '{"target": 1, "launch": {"command": ["sh", "-c", "yarn-submit kv put first x --if-absent --owner application && exit 3; yarn-submit kv put second here --owner application; exec sleep 1000"]}}' >/dev/null
            happened '"executor-lost".*"frail"'
            echo "$event" | sed 's/.*"cause":/cause /'
            yarn-submit kv wait second --timeout 1min; echo
            api 'GET /v1/groups/frail'
            api 'DELETE /v1/kv/first' >/dev/null
            """;

    private ControlStory() {}

    /** What {@link #SERVICES} prints. */
    public static void assertToldOfServices(String out) {
        assertThat(out)
                .contains(
                        "\nservice\n0 slots\n",
                        "cause \"ours\",\"exitStatus\":0,\"message\":\"its command exited with 0, so its work is done\"",
                        "{\"name\":\"store\",\"target\":0,\"registered\":0}\n",
                        "cause \"program\",\"exitStatus\":3,\"message\":\"its command exited with 3\"",
                        "\nhere\n{\"name\":\"frail\",\"target\":1,\"registered\":1}\n");
    }

    /** What {@link #BOTH_WAYS} prints. */
    public static void assertToldBothWays(String out) {
        assertThat(out)
                .contains(
                        "there and owned\nback again\nyarn-submit: Commands on executors may not change how many executors");
    }

    /** What it prints. */
    public static void assertTold(String out) {
        assertThat(out)
                .contains(
                        "{\"id\":1,\"group\":\"default\",\"status\":\"running\",\"attempts\":0}\n",
                        "{\"id\":1,\"group\":\"default\",\"status\":\"failed\",\"attempts\":2,\"cause\":\"exited\",\"exitStatus\":3,",
                        "hello\n",
                        "{\"name\":\"default\",\"target\":0,\"registered\":1}\n",
                        "{\"memory\":\"256m\",\"memoryOverhead\":\"128m\",\"cores\":1,\"env\":{\"STAGE\":\"late\"},\"resources\":{}}\n",
                        "\"status\":\"success\",\"attempts\":1,\"cause\":\"exited\",\"exitStatus\":0,by the second,",
                        "second later\n",
                        "{\"name\":\"default\",\"target\":1,\"registered\":1}\n",
                        "{\"name\":\"made\",\"target\":1,\"registered\":0}\n",
                        "third made\n",
                        "{\"id\":4,\"group\":\"made\",\"status\":\"failed\",\"attempts\":0,\"cause\":\"cancelled\",\"message\":\"It was"
                                + " cancelled\"}\n")
                .doesNotContain("\"error\"", "no \"");
    }
}
