package io.yarnsubmit.seeds;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;

/**
 * Exceptions and Errors whose own methods misbehave, each of a seed: they throw, return null, return huge texts, lead to
 * themselves or to ever new causes, and cannot be written or read. User code may be as odd as that.
 */
@NullUnmarked
public final class OddThrowables {
    private static final int HUGE = 3_000_000;

    private OddThrowables() {}

    /** The one of a seed. */
    public static Throwable of(long seed) {
        Random random = new Random(seed * 31 + 7);
        int depth = random.nextInt(4);
        Throwable made = one(random);
        for (int i = 0; i < depth; i++) {
            Throwable outer = one(random);
            if (random.nextBoolean()) {
                outer.addSuppressed(made);
            } else if (outer instanceof OddException odd) {
                odd.habits.inner = made;
            }
            made = outer;
        }
        return made;
    }

    private static Throwable one(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new OddError(random.nextLong());
            case 1 -> new StackOverflowError("odd");
            case 2 -> new ThreadDeath();
            default -> new OddException(random.nextLong());
        };
    }

    /** What the methods of one do. */
    static final class Habits {
        private final long seed;
        transient Throwable inner;

        Habits(long seed) {
            this.seed = seed;
        }

        private int habit(int method, int most) {
            return new Random(seed + method * 1_000_003L).nextInt(most);
        }

        /** As usual in half of the cases. */
        String text(int method, String usual) {
            return switch (habit(method, 16)) {
                case 0 -> null;
                case 1 -> throw new IllegalStateException("odd " + method);
                case 2 -> throw new OutOfMemoryError("said, not real");
                case 3 -> deeper(method);
                case 4 -> throw new ThreadDeath();
                case 5 -> throw new AssertionError(new OddException(seed + 1));
                case 6 -> "x".repeat(HUGE);
                case 7 -> interrupting(usual);
                case 8 -> "half a pair \ud800\nsecond line\tat x(y.java:99999999999999999999)";
                default -> usual;
            };
        }

        @SuppressWarnings("InfiniteRecursion") // That is the point.
        private static String deeper(int depth) {
            return deeper(depth + 1) + depth;
        }

        private static String interrupting(String usual) {
            Thread.currentThread().interrupt();
            return usual;
        }

        Throwable cause(Throwable self) {
            return switch (habit(4, 8)) {
                case 0 -> throw new IllegalStateException("odd cause");
                case 1 -> throw new StackOverflowError();
                case 2 -> self;
                case 3 -> new OddException(seed + 2);
                default -> inner;
            };
        }

        StackTraceElement[] trace(StackTraceElement[] usual) {
            return switch (habit(5, 8)) {
                case 0 -> null;
                case 1 -> new StackTraceElement[3];
                case 2 -> throw new IllegalStateException("odd trace");
                case 3 -> new StackTraceElement[] {new StackTraceElement("y".repeat(HUGE), "z", null, -1)};
                default -> usual;
            };
        }

        void write() throws IOException {
            switch (habit(6, 8)) {
                case 0 -> throw new NotSerializableException("odd");
                case 1 -> throw new IllegalStateException("odd write");
                case 2 -> throw new AssertionError("odd write");
                default -> {}
            }
        }

        void read() throws IOException {
            switch (habit(7, 8)) {
                case 0 -> throw new IOException("odd read");
                case 1 -> throw new IllegalStateException("odd read");
                case 2 -> throw new AssertionError("odd read");
                case 3 -> throw new OutOfMemoryError("odd read");
                default -> {}
            }
        }

        boolean equal() {
            if (habit(8, 2) == 0) {
                throw new UncheckedIOException(new IOException("odd equals"));
            }
            return true;
        }
    }

    /** An exception with such habits. */
    @SuppressWarnings("serial") // Only its seed is written.
    static final class OddException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final long seed;
        transient Habits habits;

        OddException(long seed) {
            super("message " + seed);
            this.seed = seed;
            habits = new Habits(seed);
        }

        @Override
        public String getMessage() {
            return habits.text(1, super.getMessage());
        }

        @Override
        public String getLocalizedMessage() {
            return habits.text(2, super.getMessage());
        }

        @Override
        public String toString() {
            return habits.text(3, super.toString());
        }

        @Override
        public synchronized Throwable getCause() {
            // Null in the constructor of the superclass, and while it is read.
            return habits == null ? null : habits.cause(this);
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return habits.trace(super.getStackTrace());
        }

        @Override
        public void printStackTrace() {
            throw new IllegalStateException("odd print");
        }

        @Override
        public boolean equals(Object other) {
            return habits.equal();
        }

        @Override
        public int hashCode() {
            return habits.equal() ? 1 : 0;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            habits.write();
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            habits = new Habits(seed);
            habits.read();
        }
    }

    /** An Error with such habits. */
    @SuppressWarnings("serial")
    static final class OddError extends Error {
        private static final long serialVersionUID = 1;

        private final transient Habits habits;

        OddError(long seed) {
            super("message " + seed);
            habits = new Habits(seed);
        }

        @Override
        public String getMessage() {
            return habits.text(1, super.getMessage());
        }

        @Override
        public String toString() {
            return habits.text(3, super.toString());
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            habits.write();
            out.defaultWriteObject();
        }
    }
}
