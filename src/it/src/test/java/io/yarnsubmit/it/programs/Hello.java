package io.yarnsubmit.it.programs;

/** Says hello on both streams, and exits as it is told. Opens no context. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello, out");
        System.err.println("hello, err");
        if (args.length > 0) {
            System.exit(Integer.parseInt(args[0]));
        }
    }
}
