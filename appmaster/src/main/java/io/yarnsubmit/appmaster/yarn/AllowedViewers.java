package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.page.Visitors;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.authorize.AccessControlList;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** Who may see the application: those whom the ResourceManager shows it to. */
final class AllowedViewers implements Visitors {
    private final boolean checked;
    private final String owner;
    private final AccessControlList viewers;
    private final AccessControlList administrators;

    /** @param viewers who else may see it, in the form of YARN's access control lists */
    AllowedViewers(Configuration configuration, String owner, String viewers) {
        this.owner = owner;
        this.viewers = new AccessControlList(viewers);
        checked =
                configuration.getBoolean(YarnConfiguration.YARN_ACL_ENABLE, YarnConfiguration.DEFAULT_YARN_ACL_ENABLE);
        administrators = new AccessControlList(
                configuration.get(YarnConfiguration.YARN_ADMIN_ACL, YarnConfiguration.DEFAULT_YARN_ADMIN_ACL));
    }

    @Override
    public boolean maySee(Optional<String> user) {
        return !checked
                || user.filter(name -> name.equals(owner) || isAllowed(name)).isPresent();
    }

    private boolean isAllowed(String name) {
        UserGroupInformation user = UserGroupInformation.createRemoteUser(name);
        return administrators.isUserAllowed(user) || viewers.isUserAllowed(user);
    }
}
