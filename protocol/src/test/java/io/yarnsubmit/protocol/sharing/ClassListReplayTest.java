package io.yarnsubmit.protocol.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassListReplayTest {
    private static final String HERE = "io/yarnsubmit/protocol/sharing/ClassListReplayTest";

    /** Tells when it is initialized, which must not happen. */
    static final List<String> INITIALIZED = new ArrayList<>();

    static final class Listed {
        static {
            INITIALIZED.add("Listed");
        }

        private Listed() {}
    }

    static String made() {
        return "made";
    }

    @TempDir
    Path directory;

    @Test
    void loadsWhatIsThere_initializesNothing_andLeavesOutTheRest() throws Exception {
        Path list = Files.write(
                directory.resolve("list"),
                List.of(
                        "# a remark",
                        "@lambda-form-invoker [LF_RESOLVE] java.lang.invoke.DirectMethodHandle$Holder invokeStatic L_L",
                        "no/such/Class",
                        "@lambda-proxy no/such/Class a b",
                        HERE + "$Listed",
                        lambda("gone"),
                        lambda("made")));

        assertThatCode(() -> ClassListReplay.main(list.toString())).doesNotThrowAnyException();

        assertThat(INITIALIZED).isEmpty();
    }

    @Test
    void lambdaOfTheList_isThatOfTheProgram() throws Throwable {
        ListedLambda lambda = ListedLambda.parse(lambda("made"), getClass().getClassLoader());

        assertThat(lambda.caller().lookupClass()).isEqualTo(getClass());
        assertThat(lambda.factory().returnType()).isEqualTo(Supplier.class);
        assertThat((String) lambda.body().invoke()).isEqualTo("made");
        assertThatCode(lambda::link).doesNotThrowAnyException();
    }

    private static String lambda(String method) {
        return "@lambda-proxy " + HERE + " get ()Ljava/util/function/Supplier; ()Ljava/lang/Object; REF_invokeStatic "
                + HERE + " " + method + " ()Ljava/lang/String; ()Ljava/lang/String;";
    }
}
