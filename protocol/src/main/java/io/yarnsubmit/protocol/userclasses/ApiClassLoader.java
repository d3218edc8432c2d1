package io.yarnsubmit.protocol.userclasses;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the JDK and the api for drivers visible, and hides everything else on our class path. */
final class ApiClassLoader extends ClassLoader {
    private static final String API = "io.yarnsubmit.api.";

    private final ClassLoader ours;

    static {
        registerAsParallelCapable();
    }

    ApiClassLoader(ClassLoader ours) {
        super("api", ClassLoader.getPlatformClassLoader());
        this.ours = ours;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(API) || ToolModules.PACKAGES.contains(packageOf(name))) {
            return ours.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return isApi(name) ? ours.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return isApi(name) ? ours.getResources(name) : super.findResources(name);
    }

    private static boolean isApi(String resource) {
        return resource.startsWith("io/yarnsubmit/api/");
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    /**
     * The JDK's modules that the platform class loader does not see, such as the compiler. Determined when first
     * needed.
     */
    private static final class ToolModules {
        private static final Set<String> PACKAGES = packages();

        private static Set<String> packages() {
            Set<String> packages = new HashSet<>();
            for (Module module : ModuleLayer.boot().modules()) {
                if (module.getClassLoader() == ClassLoader.getSystemClassLoader()) {
                    packages.addAll(module.getPackages());
                }
            }
            return packages;
        }
    }
}
