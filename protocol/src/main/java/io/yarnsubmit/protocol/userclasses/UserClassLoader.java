package io.yarnsubmit.protocol.userclasses;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the user's jars. Of our own classes it makes only {@code io.yarnsubmit.api} visible. So user code sees only its
 * own versions of gRPC, protobuf, Guava, slf4j and the like.
 */
public final class UserClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private UserClassLoader(URL[] jars, ClassLoader parent) {
        // A loader with a name would appear in every frame of a stack trace.
        super(jars, parent);
    }

    /** @param jars files; missing ones are ignored, as the JVM does on its class path */
    public static UserClassLoader of(List<String> jars) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = Path.of(jars.get(i)).toAbsolutePath().toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("'" + jars.get(i) + "' cannot be a class path entry", e);
            }
        }
        return new UserClassLoader(urls, new ApiClassLoader(UserClassLoader.class.getClassLoader()));
    }
}
