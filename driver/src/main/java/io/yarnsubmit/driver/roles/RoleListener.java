package io.yarnsubmit.driver.roles;

/** Is told what happens to roles. On the loop. */
public interface RoleListener {
    /** Something has happened to an instance, or to its role. */
    void happened(RolesAction.Happened what);

    /** The roles have decided the application. Everything is being stopped. */
    default void decided(Decision decision) {}
}
