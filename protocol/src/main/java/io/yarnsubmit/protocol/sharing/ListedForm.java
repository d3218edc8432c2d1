package io.yarnsubmit.protocol.sharing;

/**
 * A shape of calls in a class list. Code for it is made at run time when the first call of this shape is linked, unless the JDK's
 * own classes have it; in an archive these classes are replaced by others that have the listed shapes too.
 *
 * @param holder which of these classes has it
 * @param name of the code
 * @param type of the call, abbreviated
 */
record ListedForm(String holder, String name, String type) {
    private static final String KIND = "[LF_RESOLVE]";
    private static final String BEGIN = "@lambda-form-invoker " + KIND + " ";
    private static final int WORDS = 3;

    /** Whether a line is about a form. */
    static boolean isIn(String line) {
        return line.startsWith(BEGIN);
    }

    /** Reads a line: holder, name, type. */
    static ListedForm parse(String line) {
        String[] words = line.substring(BEGIN.length()).split(" ");
        if (words.length != WORDS) {
            throw new IllegalArgumentException("not a form: " + line);
        }
        return new ListedForm(words[0], words[1], words[2]);
    }

    /** Has it written to the archive, as if this process had made such a call. */
    void note() throws ReflectiveOperationException {
        Class.forName("jdk.internal.misc.CDS")
                .getMethod("traceLambdaFormInvoker", String.class, String.class, String.class, String.class)
                .invoke(null, KIND, holder, name, type);
    }
}
