package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.DriverFailure;
import org.jspecify.annotations.Nullable;

/** What {@link FollowCore} decides. */
sealed interface FollowAction {
    /** Has it carried out. */
    void accept(Visitor visitor);

    /** Carries actions out; the compiler checks that none is missing. */
    interface Visitor {
        void visit(Attach action);

        void visit(WriteAddress action);

        void visit(StopDriver action);

        void visit(TellDriverEnded action);

        void visit(AskToEnd action);

        void visit(KillApplication action);

        void visit(AcknowledgeOutcome action);

        void visit(TouchPresence action);

        void visit(ReadLeftOutcome action);

        void visit(AskWhy action);

        void visit(ForgetOutputOffsets action);

        void visit(Say action);

        void visit(Show action);

        void visit(ShowStatus action);

        void visit(Complain action);

        void visit(Finish action);
    }

    /** Connect to the ApplicationMaster; a former connection is dropped. */
    record Attach(AmAddress address) implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell the driver process where the ApplicationMaster is. */
    record WriteAddress(AmAddress address) implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** End the driver process on this machine, politely at first. */
    record StopDriver() implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell the ApplicationMaster how the driver ended. */
    record TellDriverEnded(int exitCode, @Nullable DriverFailure failure) implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Ask the ApplicationMaster to end the application as killed. */
    record AskToEnd(String reason) implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * Have the ResourceManager kill the application.
     *
     * @param reason for later queries; empty for none
     */
    record KillApplication(String reason) implements FollowAction {
        KillApplication() {
            this("");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell the ApplicationMaster that its outcome has arrived. */
    record AcknowledgeOutcome() implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Write a sign of life for an ApplicationMaster that cannot be reached. */
    record TouchPresence() implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Look for the outcome that an ApplicationMaster left in the staging directory; answered by an event. */
    record ReadLeftOutcome() implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Find out why the application is not started yet; answered by an event, even if nothing was found. */
    record AskWhy() implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** The output of a new attempt's driver begins at its beginning. */
    record ForgetOutputOffsets() implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** A line that stays. */
    record Say(String line) implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * What goes on now.
     *
     * @param gist the status without details that change all the time
     */
    record Show(String status, String gist) implements FollowAction {
        Show(String status) {
            this(status, status);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** The current status, as the ApplicationMaster reports it. */
    record ShowStatus(ApplicationStatus status) implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** A line about a problem: it stays, and is shown with --quiet too. */
    record Complain(String line) implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** The client is done. */
    record Finish(int exitCode) implements FollowAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }
}
