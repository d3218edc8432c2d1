package io.yarnsubmit.driver.command;

import io.yarnsubmit.driver.program.UnusableProgramException;
import io.yarnsubmit.protocol.process.StartProblem;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.util.List;

/** Explains why a command could not be started. */
final class CommandStartFailure {
    private CommandStartFailure() {}

    /**
     * The exception for the user.
     *
     * @param problem what the JDK says
     */
    static UnusableProgramException of(List<String> words, String problem) {
        StartProblem explained = StartProblem.of(StartProblem.Runner.DRIVER, words, problem);
        return new UnusableProgramException(
                explained.exitStatus() == StartProblem.NOT_FOUND
                        ? DriverFailure.Kind.KIND_NOT_FOUND
                        : DriverFailure.Kind.KIND_NOT_RUNNABLE,
                explained.sentence(),
                null);
    }
}
