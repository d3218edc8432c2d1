package io.yarnsubmit.client.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of yarn-submit, which Maven writes into a resource of the jar. */
public final class ProductVersion {
    private ProductVersion() {}

    /** Such as {@code 0.1.0}. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream resource = ProductVersion.class.getResourceAsStream("version.properties")) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The version in the jar cannot be read", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
