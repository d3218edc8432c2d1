package io.yarnsubmit.client.yarn.site;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.launch.yarn.ConfigurationFiles;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that says which file and key are at fault when a value is not of the kind that Hadoop's clients read it as.
 * Hadoop itself throws a NumberFormatException that names neither, or takes its default.
 */
final class CheckedConfiguration extends YarnConfiguration {
    private final SiteConfiguration site;

    /** With Hadoop's defaults and what the site files say. */
    CheckedConfiguration(SiteConfiguration site) {
        this.site = site;
        ConfigurationFiles.includeDefaults(this);
    }

    /** A copy. */
    CheckedConfiguration(CheckedConfiguration other) {
        super(other);
        this.site = other.site;
    }

    /** A copy of any configuration, checked if that one is. */
    static YarnConfiguration copyOf(Configuration other) {
        return other instanceof CheckedConfiguration checked
                ? new CheckedConfiguration(checked)
                : new YarnConfiguration(other);
    }

    @Override
    public @Nullable String get(String name) {
        try {
            return super.get(name);
        } catch (IllegalStateException e) {
            throw wrong(name, "value whose variables can be filled in", e);
        }
    }

    @Override
    public int getInt(String name, int otherwise) {
        return read(name, "whole number", () -> super.getInt(name, otherwise));
    }

    @Override
    public int[] getInts(String name) {
        return read(name, "list of whole numbers", () -> super.getInts(name));
    }

    @Override
    public long getLong(String name, long otherwise) {
        return read(name, "whole number", () -> super.getLong(name, otherwise));
    }

    @Override
    public long getLongBytes(String name, long otherwise) {
        return read(name, "number of bytes, such as 64k", () -> super.getLongBytes(name, otherwise));
    }

    @Override
    public float getFloat(String name, float otherwise) {
        return read(name, "number", () -> super.getFloat(name, otherwise));
    }

    @Override
    public double getDouble(String name, double otherwise) {
        return read(name, "number", () -> super.getDouble(name, otherwise));
    }

    @Override
    public boolean getBoolean(String name, boolean otherwise) {
        String value = getTrimmed(name);
        if (value != null
                && !List.of("", "true", "false").contains(value.toLowerCase(Locale.ROOT))
                && !value.contains("${")) {
            throw wrong(name, "boolean; write true or false", null);
        }
        return super.getBoolean(name, otherwise);
    }

    @Override
    public long getTimeDuration(String name, long otherwise, TimeUnit defaultUnit, TimeUnit unit) {
        return read(name, "duration, such as 30s", () -> super.getTimeDuration(name, otherwise, defaultUnit, unit));
    }

    @Override
    public long getTimeDuration(String name, String otherwise, TimeUnit defaultUnit, TimeUnit unit) {
        return read(name, "duration, such as 30s", () -> super.getTimeDuration(name, otherwise, defaultUnit, unit));
    }

    @Override
    public Class<?> getClass(String name, Class<?> otherwise) {
        return loaded(name, () -> super.getClass(name, otherwise));
    }

    @Override
    public <U> Class<? extends U> getClass(String name, Class<? extends U> otherwise, Class<U> kind) {
        return loaded(name, () -> super.getClass(name, otherwise, kind));
    }

    private <T> T loaded(String name, Supplier<T> loading) {
        try {
            return loading.get();
        } catch (RuntimeException e) {
            // Hadoop has wrapped what was said already.
            throw e.getCause() instanceof YarnSubmitException said
                    ? said
                    : wrong(name, "class that can be used here", e);
        }
    }

    private <T> T read(String name, String kind, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw wrong(name, kind, e);
        }
    }

    private YarnSubmitException wrong(String name, String kind, @Nullable Throwable cause) {
        String value = String.valueOf(getRaw(name)).trim();
        return new YarnSubmitException(
                ErrorCode.BAD_CONFIGURATION,
                site.find(name)
                        .map(property -> SiteValues.sentence(property, value, kind))
                        .orElse("The Hadoop configuration: " + name + " is '" + value + "', which is no " + kind),
                cause);
    }
}
