package io.yarnsubmit.launch.yarn;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * The user whom Hadoop takes this process for. Where the system has no name for the process's user id, as in containers with
 * users of their own, Hadoop's login fails, even if HADOOP_USER_NAME says who it is.
 */
public final class HadoopUser {
    private static final String NAME_VARIABLE = "HADOOP_USER_NAME";
    private static final String NAMELESS = "?";
    private static final String UNKNOWN =
            "The id of this process's user has no name on this machine, so the cluster cannot be told who asks."
                    + " Set HADOOP_USER_NAME to the user's name on the cluster, or give the id a name (/etc/passwd)";

    private HadoopUser() {}

    /**
     * Logs in, unless this process has; the user's short name.
     *
     * @throws IOException with a sentence for the user, when nobody says who that is or the login fails
     */
    public static String loggedIn() throws IOException {
        String system = System.getProperty("user.name", NAMELESS);
        if (isNameless(system) && !UserGroupInformation.isSecurityEnabled()) {
            logIn(named().orElseThrow(() -> new IOException(UNKNOWN)));
        }
        try {
            return UserGroupInformation.getCurrentUser().getShortUserName();
        } catch (IOException e) {
            throw new IOException(
                    "Hadoop cannot log this user in: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private static boolean isNameless(String name) {
        return name.isBlank() || name.equals(NAMELESS);
    }

    private static Optional<String> named() {
        return Stream.of(System.getenv(NAME_VARIABLE), System.getProperty(NAME_VARIABLE))
                .filter(name -> name != null && !name.isBlank())
                .findFirst();
    }

    /** With the tokens that a NodeManager brought, as Hadoop's own login would. */
    private static void logIn(String name) throws IOException {
        UserGroupInformation user = UserGroupInformation.createRemoteUser(name);
        String tokens = System.getenv(UserGroupInformation.HADOOP_TOKEN_FILE_LOCATION);
        if (tokens != null) {
            user.addCredentials(Credentials.readTokenStorageFile(new File(tokens), new Configuration(false)));
        }
        UserGroupInformation.setLoginUser(user);
    }
}
