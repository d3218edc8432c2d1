package io.yarnsubmit.protocol.userclasses;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the user's jars. Of what is ours it shows {@code io.yarnsubmit.api} and nothing else, so that the user's own
 * versions of gRPC, protobuf, Guava, slf4j and the like are the only ones that user code can see.
 */
public final class UserClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private UserClassLoader(URL[] jars, ClassLoader parent) {
        // Without a name, because stack traces would show it in every frame.
        super(jars, parent);
    }

    /** @param jars files; those that are not there are passed over, as the JVM does on its class path */
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
