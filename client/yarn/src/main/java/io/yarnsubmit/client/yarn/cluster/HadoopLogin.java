package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.launch.yarn.HadoopUser;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;

/** Logs this process in to Hadoop. Its file systems, that of this machine as well, are opened for a user. */
public final class HadoopLogin {
    private HadoopLogin() {}

    /**
     * The short name of the user.
     *
     * @param hadoop says how users log in
     * @throws YarnSubmitException {@link ErrorCode#USER_UNKNOWN}
     */
    public static String of(Configuration hadoop) {
        UserGroupInformation.setConfiguration(hadoop);
        try {
            return HadoopUser.loggedIn();
        } catch (IOException e) {
            throw new YarnSubmitException(ErrorCode.USER_UNKNOWN, String.valueOf(e.getMessage()), e);
        }
    }
}
