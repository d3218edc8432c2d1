package io.yarnsubmit.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the house that a machine can check, for all main code. */
class ArchitectureTest {
    private static final String OURS = "io.yarnsubmit";
    /** What protoc and the gRPC plugin write. */
    private static final String GENERATED = OURS + ".protocol.v1..";

    private static final Path ROOT = Path.of("..", "..");
    private static final int MOST_LINES = 500;

    private static final Pattern EMPTY_NAMES = Pattern.compile("(Abstract\\w*|\\w*(Utils|Manager|Helper|Impl))");

    private static final DescribedPredicate<JavaClass> CORES = DescribedPredicate.describe(
            "are cores, or within one", type -> outermost(type).getSimpleName().endsWith("Core"));

    private static JavaClasses main;

    @BeforeAll
    static void read() {
        Set<Location> places = new HashSet<>(Locations.ofPackage(OURS));
        // Not on the class path: its jar has all classes once more, under other names.
        places.add(Location.of(ROOT.resolve("runtime/target/classes/io/yarnsubmit/runtime")));
        main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importLocations(places);
    }

    @Test
    void everyModule_isSeen() {
        assertThat(Stream.of(
                        "api.DriverContext",
                        "protocol.ExitCode",
                        "driver.DriverMain",
                        "executor.ExecutorMain",
                        "runtime.EntryPoints",
                        "page.PageServer",
                        "launch.JavaOptions",
                        "tokens.yarn.TokenProvider",
                        "appmaster.AmMain",
                        "client.command.YarnSubmitMain",
                        "map.MapMain",
                        "embedded.EmbeddedYarnMain",
                        "examples.Pi"))
                .allMatch(name -> main.contain(OURS + "." + name));
    }

    /** The packages of each module; the last step .. stands for a package and those below it. */
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            entry("api", "api.."),
            entry("protocol", "protocol.."),
            entry("driver", "driver.."),
            entry("executor-launcher", "executor.."),
            entry("runtime", "runtime.."),
            entry("map", "map.."),
            entry("page", "page.."),
            entry("launch", "launch.."),
            entry("tokens", "tokens.."),
            entry("appmaster", "appmaster.."),
            entry("commandline", "client.options.. client.spec.. client.names.."),
            entry(
                    "console",
                    "client.console.. client.figures.. client.json.. client.progress.. client.summary.."
                            + " client.timeline.."),
            entry("home", "client.home.. client.directory.. client.classdata.."),
            entry("explain", "client.explain.. client.doctor.. client.dryrun.. client.journal.."),
            entry("plan", "client.plan.. client.files.. client.map.."),
            entry(
                    "follow",
                    "client.follow.. client.relay.. client.control.. client.driverhost.." + " client.identity.."),
            entry("local", "client.local.. client.embedded.."),
            entry("yarn", "client.yarn.."),
            entry("library", "client client.run.."),
            entry("command", "client.command.. client.submit.. client.verbs.."),
            entry("embedded", "embedded.."),
            entry("examples", "examples.."));

    @Test
    void everyClass_isOfOneModule() {
        assertThat(main.stream()
                        .filter(type -> PACKAGES.keySet().stream()
                                        .filter(module -> resideInAnyPackage(packagesOf(module))
                                                .test(type))
                                        .count()
                                != 1))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} knows {1}")
    @CsvSource({
        "api, ''",
        "protocol, api",
        "driver, api protocol map",
        "executor-launcher, api protocol",
        "runtime, api protocol driver executor-launcher",
        "map, api",
        "page, protocol",
        "launch, protocol",
        "tokens, protocol",
        "appmaster, api protocol page launch tokens",
        "commandline, api protocol",
        "console, api protocol",
        "home, api protocol launch",
        "explain, api protocol launch console",
        "plan, api protocol map commandline",
        "follow, api protocol launch console explain home",
        "local, api protocol map launch appmaster commandline console explain home plan follow",
        "yarn, api protocol map launch tokens commandline console explain home plan follow",
        "library, api protocol map launch commandline console explain home plan follow local yarn",
        "command, api protocol map launch commandline console explain home plan follow local yarn library",
        "embedded, ''",
        "examples, api library"
    })
    void dependencies_pointOneWay(String module, String known) {
        String[] knownPackages = Stream.concat(Stream.of(module), Stream.of(known.split(" ")))
                .filter(name -> !name.isEmpty())
                .map(ArchitectureTest::packagesOf)
                .flatMap(Stream::of)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(module))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(OURS + "..").and(DescribedPredicate.not(resideInAnyPackage(knownPackages))))
                .check(main);
    }

    private static String[] packagesOf(String module) {
        return Stream.of(Objects.requireNonNull(PACKAGES.get(module), module).split(" "))
                .map(name -> OURS + "." + name)
                .toArray(String[]::new);
    }

    /** Of all modules at once: a package that no other needs can be understood, tested and moved alone. */
    @Test
    void packages_formNoCycle() {
        slices().assignedFrom(new EveryPackage()).should().beFreeOfCycles().check(main);
    }

    @Test
    void whatUsersSee_knowsTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(OURS + ".api..", OURS + ".map..", OURS + ".examples..")
                .and()
                // A program that submits, and so knows the library; the files of a run on the cluster.
                .resideOutsideOfPackages(OURS + ".examples.library", OURS + ".map.yarn")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify.annotations..", OURS + ".api..", OURS + ".map..", OURS + ".examples..")
                .check(main);
    }

    @Test
    void hadoop_isKnownInPackagesNamedYarn() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        OURS + ".client..yarn..",
                        OURS + ".launch.yarn..",
                        OURS + ".tokens.yarn..",
                        OURS + ".appmaster..yarn..",
                        OURS + ".map.yarn..",
                        OURS + ".embedded..yarn..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hadoop..")
                .check(main);
    }

    @Test
    void cores_neitherWaitNorReadNorAskTheTime() {
        classes()
                .that(CORES)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java.lang..",
                                "java.util",
                                "java.util.function..",
                                "java.util.stream..",
                                "java.time",
                                "org.jspecify.annotations..",
                                // Messages are values here.
                                "com.google.protobuf..",
                                OURS + "..")
                        // A value: where a log can be read.
                        .or(type(URI.class))
                        // Array types are in no package.
                        .or(DescribedPredicate.describe("primitive or array", JavaClass::isPrimitive))
                        .or(DescribedPredicate.describe("array", JavaClass::isArray)))
                .andShould(notUse(Clock.class))
                .andShould(notUse(InstantSource.class))
                .andShould(notUse(Thread.class))
                .andShould(notUse(System.class))
                .check(main);
        noClasses().that(CORES).should(access(Instant.class, "now")).check(main);
    }

    /** By a call or by a method reference. */
    private static ArchCondition<JavaClass> access(Class<?> owner, String method) {
        return ArchConditions.accessTargetWhere(DescribedPredicate.describe(
                "the target is " + owner.getSimpleName() + "." + method,
                access -> access.getTarget().getOwner().isEquivalentTo(owner)
                        && access.getTarget().getName().equals(method)));
    }

    private static ArchCondition<JavaClass> notUse(Class<?> type) {
        return ArchConditions.never(ArchConditions.dependOnClassesThat(type(type)));
    }

    @Test
    void staticFields_areFinal() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(GENERATED)
                .should()
                .beFinal()
                .check(main);
    }

    /** So that what is kept is kept for an object that somebody made. */
    @Test
    void staticFields_holdNoState() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(GENERATED)
                // ContextHolder.OF_THIS_PROCESS: DriverContext.open() has no other way to find the context.
                // ExecutorEnvironment.OF_THIS_PROCESS: tasks of one executor have no other place in common.
                .and()
                .doNotHaveName("OF_THIS_PROCESS")
                // Libraries ask for their loggers by a static method.
                .and()
                .doNotHaveFullName(OURS + ".runtime.logging.Logger.LOGGERS")
                .should()
                .notHaveRawType(DescribedPredicate.describe("that changes", ArchitectureTest::changes))
                .check(main);
    }

    private static boolean changes(JavaClass type) {
        if (type.getPackageName().startsWith(OURS)) {
            return type.getAllFields().stream().anyMatch(ArchitectureTest::holdsState);
        }
        return type.getPackageName().startsWith("java.util.concurrent")
                || type.isAssignableTo(Thread.class)
                || type.isAssignableTo(StringBuilder.class)
                || (!type.isInterface() && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)));
    }

    private static boolean holdsState(JavaField field) {
        Set<JavaModifier> modifiers = field.getModifiers();
        return !modifiers.contains(JavaModifier.STATIC)
                && (!modifiers.contains(JavaModifier.FINAL)
                        || field.getRawType().getPackageName().startsWith("java.util.concurrent"));
    }

    @Test
    void names_sayARole() {
        assertThat(main.stream()
                        .filter(type -> !resideInAPackage(GENERATED).test(type))
                        .filter(type ->
                                EMPTY_NAMES.matcher(type.getSimpleName()).matches()))
                .isEmpty();
    }

    /** Those who decide that the process ends, so that no other place can. */
    @Test
    void processes_areEndedInFewPlaces() {
        Set<String> endings = Set.of(
                // The driver whose parent is gone.
                OURS + ".driver.DriverProcess",
                // The driver that is out of memory.
                OURS + ".driver.ThreadFailureHandler",
                // The driver that cannot end.
                OURS + ".driver.program.ShutdownHookTimeout",
                // Told to end, or out of memory.
                OURS + ".executor.ProcessExit",
                // A life cycle that has ended, or a defect that nobody can report any more.
                OURS + ".appmaster.YarnPlace",
                // The embedded YARN goes with the command that started it.
                OURS + ".embedded.ProcessShutdown");
        noClasses()
                .that(DescribedPredicate.describe(
                        "are not meant to",
                        type -> !outermost(type).getSimpleName().endsWith("Main")
                                && !endings.contains(outermost(type).getName())))
                // Drivers: they are main programs, and may exit as any user's.
                .and()
                .resideOutsideOfPackage(OURS + ".examples..")
                .should(access(System.class, "exit"))
                .orShould(access(Runtime.class, "exit"))
                .orShould(access(Runtime.class, "halt"))
                .check(main);
    }

    /** So that each has a handler for what it does not catch, and none dies unnoticed. */
    @Test
    void threads_areMadeInOnePlace() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "do not make them for all",
                        type -> !outermost(type).getSimpleName().equals("OwnThreads")))
                // It has the same handler, and fields for the task that it runs.
                .and()
                .doNotHaveSimpleName("TaskThread")
                // They know nothing but the API, or nothing of ours.
                .and()
                .resideOutsideOfPackages(OURS + ".map..", OURS + ".embedded..", OURS + ".examples..")
                .should(ArchConditions.callConstructorWhere(DescribedPredicate.describe(
                        "the target makes threads", call -> makesThreads(call.getTargetOwner()))))
                .orShould(ArchConditions.callMethodWhere(DescribedPredicate.describe(
                        "the target makes a pool", call -> call.getTargetOwner().isEquivalentTo(Executors.class))))
                .check(main);
    }

    private static boolean makesThreads(JavaClass type) {
        return type.isEquivalentTo(Thread.class)
                || type.isAssignableTo(ThreadPoolExecutor.class)
                || type.isAssignableTo(ForkJoinPool.class)
                || type.isEquivalentTo(Timer.class);
    }

    @Test
    void files_areShort() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> sources = files.filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                    .toList();
            assertThat(sources)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as("lines of %s", file)
                            .hasSizeLessThanOrEqualTo(MOST_LINES));
        }
    }

    /** Each package is a slice of its own, with what protoc writes apart. */
    private record EveryPackage() implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(OURS)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "every package";
        }
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
