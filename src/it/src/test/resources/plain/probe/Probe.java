package probe;

import io.yarnsubmit.api.DriverContext;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.security.Security;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.LogManager;
import java.util.stream.IntStream;
import javax.naming.InitialContext;
import javax.net.ssl.SSLContext;

/**
 * Prints what a program sees of its JVM, in lines "who key=value": alone, or as a driver and in a task. What a program may
 * set first thing in main is set first.
 */
public final class Probe {
    private Probe() {}

    public static void main(String[] args) throws Exception {
        print(args[0].equals("plain") ? "plain" : "driver", report(args[1]));
        if (!args[0].equals("plain")) {
            String libraries = args[1];
            try (DriverContext context = DriverContext.open()) {
                print("task", context.submit(() -> new TreeMap<>(report(libraries))).get());
                System.out.println("task files=" + context.submit(Probe::temporaryFiles).get());
            }
        }
    }

    private static String temporaryFiles() {
        return Path.of(System.getProperty("java.io.tmpdir")).startsWith(Path.of("").toAbsolutePath())
                ? "below the directory"
                : System.getProperty("java.io.tmpdir");
    }

    private static void print(String who, Map<String, String> report) {
        report.forEach((key, value) -> System.out.println(who + " " + key + "=" + value));
    }

    private static Map<String, String> report(String libraries) {
        System.setProperty("java.util.logging.manager", "probe.ProbeLogManager");
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "3");
        System.setProperty("javax.net.ssl.keyStore", "/does/not/exist");
        System.setProperty("java.naming.factory.initial", "probe.ProbeContexts");
        Map<String, String> report = new TreeMap<>();
        ask(report, "default TLS context", () -> SSLContext.getDefault().getProvider());
        ask(report, "log manager", () -> LogManager.getLogManager().getClass().getName());
        ask(report, "common pool", ForkJoinPool::getCommonPoolParallelism);
        ask(report, "first of class path", () -> Path.of(System.getProperty("java.class.path").split(":")[0]).getFileName());
        ask(report, "loader", () -> Probe.class.getClassLoader() == ClassLoader.getSystemClassLoader());
        ask(report, "context loader", Probe::hasSystemLoader);
        ask(report, "context loader of a stream", () -> IntStream.range(0, 1000)
                .parallel()
                .allMatch(i -> hasSystemLoader()));
        ask(report, "context loader of a future", () -> CompletableFuture.supplyAsync(Probe::hasSystemLoader).get());
        ask(report, "class of the thin jar by name", () -> Class.forName(
                        "probe.ProbeDriver", true, Thread.currentThread().getContextClassLoader())
                .getSimpleName());
        ask(report, "system resource", () -> text(ClassLoader.getSystemResource("probe.txt")));
        ask(report, "manifests", () -> jarsWith("META-INF/MANIFEST.MF"));
        ask(report, "services", () -> jarsWith("META-INF/services/java.lang.Runnable"));
        ask(report, "service files of the api", () -> jarsWith("META-INF/services/io.yarnsubmit.api.DriverContextProvider"));
        ask(report, "service", () -> ServiceLoader.load(Runnable.class).findFirst().get().getClass());
        ask(report, "agent", () -> System.getProperty("probe.agent"));
        ask(report, "class that the agent saw", () -> System.getProperty("probe.transformed"));
        ask(report, "first security provider", () -> Security.getProviders()[0].getName());
        ask(report, "TLS", () -> SSLContext.getInstance("TLS").getProvider().getName());
        ask(report, "proxy selector", () -> ProxySelector.getDefault().getClass().getName());
        ask(report, "SOCKS proxy", () -> System.getProperty("socksProxyHost"));
        ask(report, "proxy of the environment", () -> System.getenv("https_proxy"));
        ask(report, "file system", () -> FileSystemProvider.installedProviders().stream()
                .map(FileSystemProvider::getScheme)
                .filter("probe"::equals)
                .toList());
        ask(report, "charset", () -> Charset.forName("x-probe"));
        ask(report, "JDBC", () -> DriverManager.getDriver("jdbc:probe:x").getClass());
        ask(report, "JNDI", () -> new InitialContext().lookup("probe"));
        ask(report, "opened package", () -> {
            ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class).setAccessible(true);
            return "open";
        });
        ask(report, "default file system", () -> FileSystems.getDefault().provider().getScheme());
        for (String library : libraries.split(",")) {
            ask(report, library, () -> Path.of(Class.forName(library)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .getFileName());
        }
        return report;
    }

    private static boolean hasSystemLoader() {
        return Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader();
    }

    private static List<String> jarsWith(String resource) throws Exception {
        List<String> jars = new ArrayList<>();
        for (URL url : Collections.list(ClassLoader.getSystemResources(resource))) {
            jars.add(url.getPath().replaceAll("!.*", "").replaceAll(".*/", ""));
        }
        return jars;
    }

    private static String text(URL url) throws Exception {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes());
        }
    }

    private static void ask(Map<String, String> report, String key, Callable<?> question) {
        String answer;
        try {
            answer = String.valueOf(question.call());
        } catch (Throwable e) {
            answer = e.getClass().getName();
        }
        report.put(key, answer);
    }
}
