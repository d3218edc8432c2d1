package io.yarnsubmit.client.progress;

/** A bar of ASCII characters, which every terminal has. */
public final class Bar {
    private Bar() {}

    /**
     * {@code ====>-----}; full only when everything is done.
     *
     * @param share from 0 to 1
     */
    public static String of(double share, int columns) {
        double bounded = Math.max(0, Math.min(1, share));
        int filled = (int) Math.floor(bounded * columns);
        if (filled == columns) {
            return "=".repeat(columns);
        }
        return "=".repeat(filled) + ">" + "-".repeat(columns - filled - 1);
    }
}
