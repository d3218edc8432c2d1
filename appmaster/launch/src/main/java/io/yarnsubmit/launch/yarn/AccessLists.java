package io.yarnsubmit.launch.yarn;

import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationAccessType;

/**
 * Who besides the owner may see or end an application. YARN expects access lists with each container: those of the
 * ApplicationMaster's apply to the application, those of any container to its logs.
 */
public final class AccessLists {
    private AccessLists() {}

    /** A map of its own for the caller, empty when the user named nobody. */
    public static Map<ApplicationAccessType, String> of(Settings settings) {
        Map<ApplicationAccessType, String> lists = new EnumMap<>(ApplicationAccessType.class);
        settings.find(ConfigKeys.VIEW_ACL).ifPresent(list -> lists.put(ApplicationAccessType.VIEW_APP, list));
        settings.find(ConfigKeys.MODIFY_ACL).ifPresent(list -> lists.put(ApplicationAccessType.MODIFY_APP, list));
        return lists;
    }
}
