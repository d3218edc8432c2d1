package io.yarnsubmit.appmaster.yarn;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.appmaster.launch.LaunchScriptText;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationEvent;
import io.yarnsubmit.protocol.v1.ApplicationMasterGrpc;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.ClientMessage;
import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.LocalFile;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.File;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.URL;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * Submits an application with the stand-ins for driver and executor, to try the ApplicationMaster on a cluster that runs on
 * this machine. Not a test: run by hand with the test class path and a cluster's configuration on it. Arguments: those of
 * the stand-in driver. System properties: {@code trial.executors}, {@code trial.env.NAME} in base 64, {@code trial.conf},
 * {@code trial.attach=false}, {@code trial.waits=false}, {@code trial.option}, {@code trial.mode=client},
 * {@code trial.end=ms}, {@code trial.attempts}.
 */
public final class TrialSubmission {
    private static final long begin = System.nanoTime();

    private TrialSubmission() {}

    public static void main(String[] args) throws Exception {
        YarnConfiguration conf = new YarnConfiguration();
        YarnClient client = YarnClient.createYarnClient();
        client.init(conf);
        client.start();
        FileSystem files = FileSystem.get(conf);
        YarnClientApplication application = client.createApplication();
        ApplicationSubmissionContext context = application.getApplicationSubmissionContext();
        ApplicationId id = context.getApplicationId();
        org.apache.hadoop.fs.Path staging = new org.apache.hadoop.fs.Path(files.getHomeDirectory(), ".trial/" + id);
        FileStatus runtime = upload(files, new org.apache.hadoop.fs.Path(staging, "runtime.zip"), runtimeZip());
        boolean waits = Boolean.parseBoolean(System.getProperty("trial.waits", "true"));
        ApplicationPlan plan = plan(args, staging, runtime, waits);
        FileStatus planFile =
                upload(files, new org.apache.hadoop.fs.Path(staging, LaunchNames.PLAN_FILE), plan.toByteArray());
        TlsIdentity identity = identity();
        context.setApplicationName("am-trial");
        context.setResource(Resource.newInstance(1536, 1));
        context.setMaxAppAttempts(Integer.getInteger("trial.attempts", 1));
        context.setAMContainerSpec(container(runtime, planFile, identity));
        client.submitApplication(context);
        say("submitted " + id);
        if (System.getProperty("trial.attach", "true").equals("true")) {
            attach(client, id, identity);
        }
        YarnApplicationState state;
        do {
            Thread.sleep(50);
            state = client.getApplicationReport(id).getYarnApplicationState();
        } while (!List.of(YarnApplicationState.FINISHED, YarnApplicationState.FAILED, YarnApplicationState.KILLED)
                .contains(state));
        ApplicationReport report = client.getApplicationReport(id);
        say(state + " " + report.getFinalApplicationStatus() + " " + report.getDiagnostics());
        say("staging is there: " + files.exists(staging) + ", outcome: "
                + files.exists(new org.apache.hadoop.fs.Path(staging, LaunchNames.OUTCOME_FILE)));
        files.delete(staging, true);
        System.exit(0);
    }

    private static void say(String what) {
        System.err.printf("%6d ms %s%n", (System.nanoTime() - begin) / 1_000_000, what);
    }

    private static void attach(YarnClient client, ApplicationId id, TlsIdentity identity) throws Exception {
        ApplicationReport report;
        do {
            Thread.sleep(20);
            report = client.getApplicationReport(id);
            if (report.getYarnApplicationState().ordinal() > YarnApplicationState.RUNNING.ordinal()) {
                return;
            }
        } while (report.getRpcPort() <= 0);
        say("AM at " + report.getHost() + ":" + report.getRpcPort());
        ManagedChannel channel =
                Transport.connect(report.getHost(), report.getRpcPort(), ApplicationTls.of(identity), Runnable::run);
        boolean hosts = System.getProperty("trial.mode", "cluster").equals("client");
        Events events = new Events();
        StreamObserver<ClientMessage> stream =
                ApplicationMasterGrpc.newStub(channel).attach(events);
        events.out = stream;
        stream.onNext(ClientMessage.newBuilder()
                .setAttach(ClientMessage.Attach.newBuilder().setHostsDriver(hosts))
                .build());
        if (System.getProperty("trial.end") != null) {
            Thread.sleep(Long.getLong("trial.end"));
            stream.onNext(
                    hosts
                            ? ClientMessage.newBuilder()
                                    .setDriverEnded(ClientMessage.DriverEnded.newBuilder()
                                            .setExitCode(7))
                                    .build()
                            : ClientMessage.newBuilder()
                                    .setEndApplication(ClientMessage.EndApplication.newBuilder()
                                            .setReason("trial"))
                                    .build());
        }
    }

    private static final class Events implements StreamObserver<ApplicationEvent> {
        private volatile StreamObserver<ClientMessage> out;

        @Override
        public void onNext(ApplicationEvent event) {
            if (event.hasOutput()) {
                String text = event.getOutput().getData().toStringUtf8();
                say(event.getOutput().getStream() + " @" + event.getOutput().getOffset() + " "
                        + (text.length() < 600 ? text.strip() : text.length() + " chars"));
            } else if (event.hasOutcome()) {
                say("outcome " + event.getOutcome().getExitCode() + " "
                        + event.getOutcome().getVerdict() + " "
                        + event.getOutcome().getDiagnostics());
                out.onNext(ClientMessage.newBuilder()
                        .setOutcomeReceived(ClientMessage.OutcomeReceived.getDefaultInstance())
                        .build());
            } else {
                say("status " + event.getStatus().toString().replaceAll("\\s+", " "));
            }
        }

        @Override
        public void onError(Throwable cause) {
            say("broken " + cause);
        }

        @Override
        public void onCompleted() {
            say("stream over");
        }
    }

    private static ApplicationPlan plan(
            String[] args, org.apache.hadoop.fs.Path staging, FileStatus runtime, boolean waits) {
        ExecutorGroupPlan.Builder group = ExecutorGroupPlan.newBuilder()
                .setName(LaunchNames.DEFAULT_GROUP)
                .setInitialTotal(Integer.getInteger("trial.executors", 2))
                .setMemoryMib(256)
                .setCores(1)
                .setHeapMib(96)
                .putEnvironment("TRIAL", "x")
                .addFiles(LocalFile.newBuilder()
                        .setLink(LaunchNames.RUNTIME_LIBRARY_LINK)
                        .setUri(runtime.getPath().toUri().toString())
                        .setSizeBytes(runtime.getLen())
                        .setModificationTimeMillis(runtime.getModificationTime())
                        .setType(LocalFile.Type.TYPE_ARCHIVE)
                        .setVisibility(LocalFile.Visibility.VISIBILITY_PRIVATE));
        System.getProperties().forEach((name, value) -> {
            if (name.toString().startsWith("trial.env.")) {
                group.putEnvironment(
                        name.toString().substring(10),
                        new String(Base64.getDecoder().decode(value.toString()), StandardCharsets.UTF_8));
            }
        });
        if (System.getProperty("trial.option") != null) {
            group.addJavaOptions("-Dtrial="
                    + new String(
                            Base64.getDecoder().decode(System.getProperty("trial.option")), StandardCharsets.UTF_8));
        }
        ApplicationPlan.Builder plan = ApplicationPlan.newBuilder()
                .setName("am-trial")
                .setUser(System.getProperty("user.name"))
                .setDeployMode(
                        System.getProperty("trial.mode", "cluster").equals("client")
                                ? DeployMode.DEPLOY_MODE_CLIENT
                                : DeployMode.DEPLOY_MODE_CLUSTER)
                .setStagingDirectory(staging.toString())
                .setClientWaits(waits)
                .setDriver(DriverPlan.newBuilder().setHeapMib(128).addAllArguments(Arrays.asList(args)))
                .addGroups(group);
        for (String pair : System.getProperty("trial.conf", "").split(";")) {
            if (!pair.isEmpty()) {
                plan.putConfiguration(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return plan.build();
    }

    private static ContainerLaunchContext container(FileStatus runtime, FileStatus plan, TlsIdentity identity)
            throws Exception {
        Map<String, LocalResource> resources = new HashMap<>();
        resources.put(LaunchNames.PLAN_FILE, resource(plan, LocalResourceType.FILE));
        resources.put(LaunchNames.RUNTIME_LIBRARY_LINK, resource(runtime, LocalResourceType.ARCHIVE));
        // The cluster runs on this machine: its class path is this process's.
        Map<String, String> environment = new HashMap<>();
        environment.put("CLASSPATH", LaunchScriptText.environmentValue(System.getProperty("java.class.path")));
        String java = System.getProperty("java.home") + "/bin/java";
        String command = "exec " + java + " " + System.getProperty("trial.am", "-Xmx320m -XX:+UseSerialGC")
                + " -XX:TieredStopAtLevel=1 -Xss512k -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 "
                + LaunchNames.AM_MAIN + " 1><LOG_DIR>/am.stdout 2><LOG_DIR>/am.stderr";
        Credentials credentials = new Credentials();
        credentials.addSecretKey(new Text(LaunchNames.IDENTITY_SECRET), identity.toByteArray());
        DataOutputBuffer tokens = new DataOutputBuffer();
        credentials.writeTokenStorageToStream(tokens);
        return ContainerLaunchContext.newInstance(
                resources,
                environment,
                List.of(command),
                null,
                ByteBuffer.wrap(tokens.getData(), 0, tokens.getLength()),
                null);
    }

    private static LocalResource resource(FileStatus file, LocalResourceType type) {
        return LocalResource.newInstance(
                URL.fromPath(file.getPath()),
                type,
                LocalResourceVisibility.PRIVATE,
                file.getLen(),
                file.getModificationTime());
    }

    private static FileStatus upload(FileSystem files, org.apache.hadoop.fs.Path to, byte[] bytes) throws Exception {
        try (FSDataOutputStream out = files.create(to, true)) {
            out.write(bytes);
        }
        return files.getFileStatus(to);
    }

    // Jars as they are, folders of classes as jars.
    private static byte[] runtimeZip() throws Exception {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            int folders = 0;
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path path = Path.of(entry);
                if (Files.isDirectory(path) && path.toString().contains("classes")) {
                    zip.putNextEntry(new ZipEntry("classes" + folders++ + ".jar"));
                    jar(path, zip);
                } else if (entry.matches(".*/(grpc|okio|kotlin|protobuf|perfmark|guava|failureaccess)[^/]*\\.jar")) {
                    zip.putNextEntry(new ZipEntry(path.getFileName().toString()));
                    Files.copy(path, zip);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void jar(Path folder, OutputStream to) throws Exception {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
        to.write(bytes.toByteArray());
    }

    private static TlsIdentity identity() throws Exception {
        Path store = Files.createTempFile("identity", ".p12");
        Files.delete(store);
        String name = ApplicationTls.SERVER_NAME;
        int status = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/keytool",
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-storetype",
                        "PKCS12")
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("keytool ended with " + status);
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        return TlsIdentity.newBuilder()
                .setCertificate(ByteString.copyFrom(keys.getCertificate("a").getEncoded()))
                .setPrivateKey(ByteString.copyFrom(
                        keys.getKey("a", "changeit".toCharArray()).getEncoded()))
                .build();
    }
}
