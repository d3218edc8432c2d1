package io.yarnsubmit.it.programs;

/** Waits for so many milliseconds, says so, and exits with a status. */
public final class Waiter {
    private Waiter() {}

    public static void main(String[] args) throws InterruptedException {
        Thread.sleep(Long.parseLong(args[0]));
        System.out.println("waited");
        System.exit(Integer.parseInt(args[1]));
    }
}
