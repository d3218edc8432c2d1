package io.yarnsubmit.driver.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.driver.program.UnusableProgramException;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandStartFailureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nope|error=2, No such file or directory|KIND_NOT_FOUND|'nope' is not on the driver's PATH. In cluster mode, ship it",
                "./nope|error=2, No such file or directory|KIND_NOT_FOUND|'./nope' does not exist",
                "./nope|Exec failed, error: 2 (No such file or directory) |KIND_NOT_FOUND|'./nope' does not exist",
                "pom.xml|error=2, No such file or directory|KIND_NOT_FOUND|but in its working directory: write ./pom.xml",
                "./pom.xml|error=2, No such file|KIND_NOT_FOUND|exists, but the interpreter in its first line does not",
                "./pom.xml|error=13, Permission denied|KIND_NOT_RUNNABLE|permission denied. Is it executable?",
                "src|error=13, Permission denied|KIND_NOT_RUNNABLE|it is a directory",
                "a error=2 b|error=13, Permission denied|KIND_NOT_RUNNABLE|permission denied",
                "./x|error=8, Exec format error|KIND_NOT_RUNNABLE|is not a program for this machine",
                "./x|error=7, Argument list too long|KIND_NOT_RUNNABLE|are too long for this machine",
                "./x|error=12, Cannot allocate memory|KIND_NOT_RUNNABLE|error=12, Cannot allocate memory",
            })
    void saysWhatIsWrong(String program, String said, DriverFailure.Kind kind, String text) {
        UnusableProgramException problem =
                CommandStartFailure.of(List.of(program, "argument"), "Cannot run program \"" + program + "\": " + said);

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem).hasMessageContaining(text);
    }
}
