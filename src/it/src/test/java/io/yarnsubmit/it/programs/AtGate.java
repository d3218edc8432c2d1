package io.yarnsubmit.it.programs;

/** Waits until a {@link Gate} opens, says so, and exits with a status. Opens no context. */
public final class AtGate {
    private AtGate() {}

    /** @param args the gate's directory, and the status */
    public static void main(String[] args) throws InterruptedException {
        new Gate(args[0]).await("go on");
        System.out.println("waited");
        System.exit(Integer.parseInt(args[1]));
    }
}
