package io.yarnsubmit.protocol.roles;

import java.util.Locale;

/** The variables of the environment that every instance of a role has. */
public final class RoleVariables {
    public static final String ROLE = "YARN_SUBMIT_ROLE";
    public static final String INDEX = "YARN_SUBMIT_INDEX";
    public static final String COUNT = "YARN_SUBMIT_COUNT";
    /** Which instance of its role on its host it is, from 0. */
    public static final String LOCAL_INDEX = "YARN_SUBMIT_LOCAL_INDEX";

    public static final String GENERATION = "YARN_SUBMIT_GENERATION";
    public static final String HOST = "YARN_SUBMIT_HOST";

    private RoleVariables() {}

    /** The variable with the number of a port: {@code YARN_SUBMIT_PORT_WEB_UI} for {@code web-ui}. */
    public static String port(String name) {
        return "YARN_SUBMIT_PORT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
