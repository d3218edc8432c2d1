package io.yarnsubmit.page;

import java.util.Optional;

/** Who may see an application. Called on the page's threads. */
@FunctionalInterface
public interface Visitors {
    /** @param user whom YARN's proxy names; empty for nobody */
    boolean maySee(Optional<String> user);
}
