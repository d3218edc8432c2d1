package io.yarnsubmit.it.programs;

/** Fails by an exception. */
public final class Thrower {
    private Thrower() {}

    public static void main(String[] args) {
        throw new IllegalStateException("the cupboard is bare");
    }
}
