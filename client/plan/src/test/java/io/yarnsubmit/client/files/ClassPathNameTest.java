package io.yarnsubmit.client.files;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathNameTest {
    @Test
    void jarsThatJavaCannotBeGiven_areRefusedByTheirPaths() {
        assertThatThrownBy(() -> ClassPathName.check(
                        List.of(Path.of("/a/b.jar"), Path.of("/c:d/e.jar"), Path.of("/f/*"), Path.of("/g*/h.jar"))))
                .hasMessageContainingAll(
                        "'/c:d/e.jar' cannot be on the driver's class path, because of the colon",
                        "'/f/*' cannot be on the driver's class path, because of the asterisk",
                        "--deploy-mode cluster")
                .hasMessageNotContainingAny("b.jar", "h.jar");
    }

    @Test
    void otherNames_areLeftAlone() {
        assertThatCode(() -> ClassPathName.check(List.of(Path.of("/a b/c,d;e#f.jar"))))
                .doesNotThrowAnyException();
    }
}
