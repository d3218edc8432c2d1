package io.yarnsubmit.it.chaos;

import java.time.Duration;

/** What a {@link ChaosCore} wants done. */
sealed interface ChaosAction {
    /** Do it. */
    record Strike(Fault fault) implements ChaosAction {}

    /** Undo it: let go on, start again. */
    record Undo(Fault fault) implements ChaosAction {}

    /** It is survived: all executors are there and work. */
    record Recovered(Fault fault, Duration took) implements ChaosAction {}

    /** It is not survived, after so long. The run is over. */
    record NotRecovered(Fault fault, Duration waited) implements ChaosAction {}

    /** The time is up: the job is to come to its end. */
    record Finish() implements ChaosAction {}
}
