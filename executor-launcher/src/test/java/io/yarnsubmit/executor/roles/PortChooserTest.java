package io.yarnsubmit.executor.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.CountRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortChooserTest {
    @TempDir
    Path temporary;

    private final List<String> log = new ArrayList<>();
    private final List<HeldPorts> all = new ArrayList<>();
    private final int first = 20_000 + new Random().nextInt(11_000);

    @AfterEach
    void release() {
        all.forEach(HeldPorts::release);
    }

    private PortChooser chooser(int ports) {
        return new PortChooser(new CountRange(first, first + ports - 1), temporary, new Random(1), log::add);
    }

    private HeldPorts choose(PortChooser chooser, String... names) throws IOException {
        HeldPorts held = chooser.choose(List.of(names));
        all.add(held);
        return held;
    }

    private Path locks() throws IOException {
        return temporary.resolve("yarn-submit-ports-" + Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static void bind(int port) throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(port));
        }
    }

    @Test
    void ports_areOfTheRange_andDiffer_andNobodyElseBindsThem() throws IOException {
        HeldPorts held = choose(chooser(50), "a", "b", "c");

        assertThat(held.numbers()).containsOnlyKeys("a", "b", "c");
        assertThat(new TreeSet<>(held.numbers().values()))
                .hasSize(3)
                .allMatch(port -> port >= first && port < first + 50);
        assertThat(held.numbers().values())
                .allSatisfy(port -> assertThatThrownBy(() -> bind(port)).isInstanceOf(IOException.class));
        held.unbind();
        for (int port : held.numbers().values()) {
            bind(port);
        }
        assertThat(log).isEmpty();
    }

    @Test
    void heldPort_acceptsNoConnection() throws IOException {
        int port = choose(chooser(50), "a").numbers().get("a");

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void neighbours_keepApart_evenWhenNothingIsBound() throws IOException {
        Set<Integer> ports = new TreeSet<>();
        for (int i = 0; i < 10; i++) {
            HeldPorts held = choose(chooser(50), "a", "b");
            held.unbind();
            ports.addAll(held.numbers().values());
        }
        assertThat(ports).hasSize(20);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(locks())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(locks())) {
            assertThat(files).hasSize(20);
        }
    }

    @Test
    void released_theyAreFree_andNothingIsLeft() throws IOException {
        PortChooser chooser = chooser(2);
        choose(chooser, "a", "b").release();
        choose(chooser, "a", "b").release();

        try (Stream<Path> files = Files.list(locks())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void usedPorts_areLeftAlone_andTooFewAreAProblem() throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), first));
            assertThatThrownBy(() -> choose(chooser(2), "a", "b"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("there are no 2 free ports from " + first + " to " + (first + 1));
            assertThat(choose(chooser(2), "a").numbers()).containsEntry("a", first + 1);
        }
    }

    @Test
    void takenPort_isNoticed() throws IOException {
        HeldPorts held = choose(chooser(50), "a", "b");
        held.unbind();
        assertThat(held.isTaken()).isFalse();

        try (ServerSocket server = new ServerSocket(held.numbers().get("b"), 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
            assertThat(held.isTaken()).isTrue();
        }
        assertThat(held.isTaken()).isFalse();
    }

    @Test
    void lockOfAnotherProcess_isRespected_untilThatIsGone() throws Exception {
        choose(chooser(1), "a").release();
        Path file = locks().resolve(Integer.toString(first));
        Process other = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import fcntl,sys,time\nf=open(sys.argv[1],'w')\nfcntl.lockf(f,fcntl.LOCK_EX)\nprint('x',flush=True)\n"
                                + "time.sleep(100)",
                        file.toString())
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('x');
            assertThatThrownBy(() -> choose(chooser(1), "a")).hasMessageContaining("no 1 free ports");
        } finally {
            other.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertThat(choose(chooser(1), "a").numbers()).containsEntry("a", first);
    }

    @Test
    void aDirectoryThatOthersMayWrite_isNotUsed() throws IOException {
        Files.createDirectory(locks());
        Files.setPosixFilePermissions(locks(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(choose(chooser(50), "a").numbers()).hasSize(1);
        assertThat(log).singleElement().asString().contains("without locks", "is not a directory of this user alone");
    }

    @Test
    void aLink_isNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(
                temporary.resolve("x"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(locks(), elsewhere);

        assertThat(choose(chooser(50), "a").numbers()).hasSize(1);
        assertThat(log).hasSize(1);
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files).isEmpty();
        }
    }
}
