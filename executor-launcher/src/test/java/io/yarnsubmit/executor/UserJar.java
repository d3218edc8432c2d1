package io.yarnsubmit.executor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles the sources below {@code src/test/resources/userjar} against the api only, and makes a jar of them. */
final class UserJar {
    private UserJar() {}

    static Path build(Path directory, String apiClassPath) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path sources = Files.createDirectories(directory.resolve("sources"));
        List<String> arguments =
                new ArrayList<>(List.of("-g", "-proc:none", "-cp", apiClassPath, "-d", classes.toString()));
        for (String name : List.of("com/acme/Main", "com/acme/Jobs")) {
            Path source = sources.resolve(name + ".java");
            Files.createDirectories(source.getParent());
            try (InputStream in = UserJar.class.getResourceAsStream("/userjar/" + name + ".java.txt")) {
                Files.writeString(source, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            arguments.add(source.toString());
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        if (status != 0) {
            throw new IllegalStateException("the user's jar does not compile");
        }
        return pack(classes, directory.resolve("app.jar"));
    }

    /** All files below the directory, in a jar. */
    static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
