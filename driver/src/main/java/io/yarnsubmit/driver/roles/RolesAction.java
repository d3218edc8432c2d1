package io.yarnsubmit.driver.roles;

import io.yarnsubmit.protocol.v1.InstanceOrder.Wanted;

/** An action that the {@link RolesCore} decides on. Actions are carried out in order. */
public sealed interface RolesAction {
    /** Has it carried out. */
    void accept(Visitor visitor);

    /** Carries actions out; the compiler checks that none is missing. */
    interface Visitor {
        void visit(SendOrder action);

        void visit(EndExecutor action);

        void visit(SetExecutors action);

        void visit(Report action);

        void visit(WatchKey action);

        void visit(Happened action);

        void visit(Decided action);

        void visit(AllEnded action);
    }

    /** Tell an executor what is wanted of it. It may be repeated. */
    record SendOrder(int executorId, InstanceId instance, long run, int generation, Wanted wanted)
            implements RolesAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * The executor has no work any more, and no other takes its place.
     *
     * @param done whether its command has exited with 0
     */
    record EndExecutor(int executorId, String role, boolean done) implements RolesAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** How many executors the role needs from now on. Those that are too many are named; others do not end. */
    record SetExecutors(String role, int total) implements RolesAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** An instance is not as it was. */
    record Report(InstanceView instance) implements RolesAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell when the key is there that says that an instance is ready. */
    record WatchKey(InstanceId instance, long run) implements RolesAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** Tell those who listen that something has happened to an instance or to its role. */
    record Happened(Kind kind, InstanceView instance) implements RolesAction {
        /** What can happen. */
        public enum Kind {
            STARTED,
            READY,
            ENDED,
            /** All instances of the role are stopped and started again; the instance is the reason. */
            ROLE_RESTARTED
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** The application is decided. Everything is being stopped. */
    record Decided(Decision decision) implements RolesAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** After the decision, or after it was asked for: no command of a role runs any more. */
    record AllEnded() implements RolesAction {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }
}
