package io.yarnsubmit.executor.control;

import io.yarnsubmit.protocol.control.ControlAnswer;

/** What is to be done for a request of a command. */
sealed interface ForwardAction {
    /** Answer it. */
    record Answer(long id, ControlAnswer answer) implements ForwardAction {}
}
