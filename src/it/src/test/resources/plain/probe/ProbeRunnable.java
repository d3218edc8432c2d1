package probe;

/** A service of the user's. */
public final class ProbeRunnable implements Runnable {
    @Override
    public void run() {}
}
