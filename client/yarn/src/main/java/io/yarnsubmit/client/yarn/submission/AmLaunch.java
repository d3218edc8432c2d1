package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.client.plan.AmShare;
import io.yarnsubmit.launch.ContainerLinks;
import io.yarnsubmit.launch.LaunchScriptText;
import io.yarnsubmit.launch.yarn.AccessLists;
import io.yarnsubmit.launch.yarn.LocalResources;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.LocalFile;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;

/**
 * How the ApplicationMaster is started. Its command is the same for every application except for the heap; everything else is in
 * the plan, which YARN delivers as a file, and in the credentials.
 */
final class AmLaunch {
    // Ours come first: Hadoop 3.3 has older classes of the same names.
    private static final String CLASS_PATH = String.join(
            ":",
            LaunchNames.HADOOP_CONFIGURATION_LINK,
            LaunchNames.RUNTIME_LIBRARY_LINK + "/*",
            LaunchNames.AM_LIBRARY_LINK + "/*");

    private AmLaunch() {}

    static ContainerLaunchContext context(
            AmShare share, List<LocalFile> files, TlsIdentity identity, Settings settings) {
        ContainerLinks links =
                ContainerLinks.of(files.stream().map(LocalFile::getLink).toList());
        return ContainerLaunchContext.newInstance(
                LocalResources.of(files),
                Map.of(),
                List.of(LaunchScriptText.UTF8_LOCALE + links.commands() + command(share)),
                null,
                credentials(identity),
                AccessLists.of(settings));
    }

    static String command(AmShare share) {
        return "exec " + LaunchScriptText.JAVA
                + " -Xmx" + share.heap().mib() + "m"
                + " -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"
                // It runs no user code, so an OutOfMemoryError on any thread, also Hadoop's, leaves it broken.
                + " -XX:+ExitOnOutOfMemoryError"
                + " -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8"
                + " -cp '" + CLASS_PATH + "' " + LaunchNames.AM_MAIN
                + " 1>\\\"<LOG_DIR>/am.stdout\\\" 2>\\\"<LOG_DIR>/am.stderr\\\"";
    }

    private static ByteBuffer credentials(TlsIdentity identity) {
        Credentials credentials = new Credentials();
        credentials.addSecretKey(new Text(LaunchNames.IDENTITY_SECRET), identity.toByteArray());
        try (DataOutputBuffer buffer = new DataOutputBuffer()) {
            credentials.writeTokenStorageToStream(buffer);
            return ByteBuffer.wrap(buffer.getData(), 0, buffer.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
