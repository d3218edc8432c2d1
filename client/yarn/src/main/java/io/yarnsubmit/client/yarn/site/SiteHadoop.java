package io.yarnsubmit.client.yarn.site;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.launch.yarn.FileCompletion;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** Gives what the site files say to Hadoop's classes. */
public final class SiteHadoop {
    private SiteHadoop() {}

    /**
     * With Hadoop's defaults.
     *
     * @throws YarnSubmitException {@link ErrorCode#BAD_CONFIGURATION} with all that is wrong
     */
    public static YarnConfiguration of(SiteConfiguration site) {
        CheckedConfiguration hadoop = new CheckedConfiguration(site);
        hadoop.addResource(new ByteArrayInputStream(site.asFile()), "the site files", false);
        // Now, because a stream is read only once, also by copies.
        int unused = hadoop.size();
        List<String> problems = new ArrayList<>(SiteLoops.in(site, name -> System.getProperty(name) != null));
        if (problems.isEmpty()) {
            problems.addAll(SiteValues.wrongIn(site, name -> Objects.requireNonNullElse(hadoop.get(name), "")));
        }
        if (!problems.isEmpty()) {
            throw new YarnSubmitException(ErrorCode.BAD_CONFIGURATION, String.join("\n", problems));
        }
        FileCompletion.askSooner(hadoop);
        return hadoop;
    }

    /** A copy that is as careful as the other. */
    public static YarnConfiguration copyOf(Configuration hadoop) {
        return CheckedConfiguration.copyOf(hadoop);
    }
}
