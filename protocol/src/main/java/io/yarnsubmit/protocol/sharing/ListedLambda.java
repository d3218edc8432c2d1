package io.yarnsubmit.protocol.sharing;

import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * A lambda of a class list. Its class is made at run time, so it is in the archive only if it was made before; this makes it
 * without running the code around it.
 *
 * @param caller the class with the lambda
 * @param name the method of the functional interface
 * @param factory takes what the lambda captures, and returns the functional interface
 * @param erased the method's type, as the interface declares it
 * @param body what is run
 * @param type the method's type here
 */
record ListedLambda(
        Lookup caller, String name, MethodType factory, MethodType erased, MethodHandle body, MethodType type) {
    private static final String BEGIN = "@lambda-proxy ";
    private static final int WORDS = 10;

    /** Whether a line is about a lambda. */
    static boolean isIn(String line) {
        return line.startsWith(BEGIN);
    }

    /** Reads a line: caller, name, factory, erased, kind of body, its class, name and type, type. */
    static ListedLambda parse(String line, ClassLoader loader) throws ReflectiveOperationException {
        String[] words = line.split(" ");
        if (words.length != WORDS) {
            throw new IllegalArgumentException("not a lambda: " + line);
        }
        Lookup caller = lookup(named(words[1], loader));
        return new ListedLambda(
                caller,
                words[2],
                MethodType.fromMethodDescriptorString(words[3], loader),
                MethodType.fromMethodDescriptorString(words[4], loader),
                body(
                        caller,
                        words[5],
                        named(words[6], loader),
                        words[7],
                        MethodType.fromMethodDescriptorString(words[8], loader)),
                MethodType.fromMethodDescriptorString(words[9], loader));
    }

    /** As the class itself has it. */
    private static Lookup lookup(Class<?> caller) throws ReflectiveOperationException {
        if (caller.getModule() == ListedLambda.class.getModule()) {
            return MethodHandles.privateLookupIn(caller, MethodHandles.lookup());
        }
        // The JDK's. What other modules may have is too little for its lambdas.
        Field all = Lookup.class.getDeclaredField("IMPL_LOOKUP");
        all.setAccessible(true);
        return ((Lookup) all.get(null)).in(caller);
    }

    private static Class<?> named(String name, ClassLoader loader) throws ClassNotFoundException {
        return Class.forName(name.replace('/', '.'), false, loader);
    }

    private static MethodHandle body(Lookup caller, String kind, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException {
        return switch (kind) {
            case "REF_invokeStatic" -> caller.findStatic(owner, name, type);
            case "REF_invokeVirtual", "REF_invokeInterface" -> caller.findVirtual(owner, name, type);
            case "REF_invokeSpecial" -> caller.findSpecial(owner, name, type, caller.lookupClass());
            case "REF_newInvokeSpecial" -> caller.findConstructor(owner, type);
            default -> throw new IllegalArgumentException("not a kind of method: " + kind);
        };
    }

    /** Makes its class. */
    void link() throws LambdaConversionException {
        // This links the class. Otherwise the JVM leaves out its lambdas.
        int unused = caller.lookupClass().getNestHost().getDeclaredConstructors().length;
        LambdaMetafactory.metafactory(caller, name, factory, erased, body, type);
    }
}
