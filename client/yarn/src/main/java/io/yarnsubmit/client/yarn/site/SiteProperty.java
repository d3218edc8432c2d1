package io.yarnsubmit.client.yarn.site;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A property as a site file has it.
 *
 * @param value as written, with its variables; null where there is none, which matters only if that is final
 * @param isFinal whether later files cannot change it
 * @param file where it was read: an included file, not the one that includes it
 */
public record SiteProperty(String name, @Nullable String value, boolean isFinal, Path file, int line) {

    /** As written; empty where there is none. */
    String text() {
        return value == null ? "" : value;
    }

    /** What counts when this follows a former one: one without a value only makes that final. */
    SiteProperty after(@Nullable SiteProperty former) {
        return value == null && former != null
                ? new SiteProperty(name, former.value, isFinal, former.file, former.line)
                : this;
    }

    /** For messages. */
    String place() {
        return file + ", line " + line;
    }
}
