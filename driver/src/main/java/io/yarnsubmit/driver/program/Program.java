package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/** The user's main class. */
public final class Program {
    private final Class<?> mainClass;
    private final Method main;

    private Program(Class<?> mainClass, Method main) {
        this.mainClass = mainClass;
        this.main = main;
    }

    /**
     * Finds the main class without running any of its code.
     *
     * @param jars shown in the message
     * @throws UnusableProgramException when there is no such class, or it cannot be run
     */
    public static Program find(String className, List<String> jars) {
        try {
            Class<?> mainClass = Class.forName(className, false, ClassLoader.getSystemClassLoader());
            Method main = mainClass.getMethod("main", String[].class);
            if (!Modifier.isStatic(main.getModifiers()) || main.getReturnType() != void.class) {
                throw new NoSuchMethodException("main is " + main);
            }
            main.setAccessible(true);
            return new Program(mainClass, main);
        } catch (ClassNotFoundException e) {
            throw new UnusableProgramException(
                    DriverFailure.Kind.KIND_NOT_FOUND,
                    "The main class " + className + " is not in " + String.join(", ", jars)
                            + ". Pass its full name, including the package, to --class.",
                    e);
        } catch (NoSuchMethodException e) {
            throw new UnusableProgramException(
                    DriverFailure.Kind.KIND_NOT_RUNNABLE,
                    "The class " + className + " has no method 'public static void main(String[])'.",
                    e);
        } catch (LinkageError e) {
            throw unloadable(className, e);
        }
    }

    /**
     * Calls main on this thread.
     *
     * @throws UnusableProgramException when the class cannot be linked
     * @throws Throwable what main or the class's initializer threw
     */
    public void run(List<String> arguments) throws Throwable {
        try {
            Class.forName(mainClass.getName(), true, mainClass.getClassLoader());
        } catch (ExceptionInInitializerError e) {
            throw e;
        } catch (LinkageError e) {
            throw unloadable(mainClass.getName(), e);
        }
        try {
            main.invoke(null, (Object) arguments.toArray(new String[0]));
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            throw thrown == null ? e : thrown;
        }
    }

    private static UnusableProgramException unloadable(String className, LinkageError e) {
        String advice = e instanceof UnsupportedClassVersionError
                ? ". The driver runs on Java " + Runtime.version().feature() + " from "
                        + System.getProperty("java.home") + "."
                : "";
        return new UnusableProgramException(
                DriverFailure.Kind.KIND_NOT_RUNNABLE,
                "The main class " + className + " cannot be loaded: " + ThrownText.line(e) + advice,
                e);
    }
}
