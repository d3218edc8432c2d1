package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.text.ShownText;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * How many tags the ResourceManager takes, and how long ones; it refuses an application that has others.
 *
 * @param most of one application
 * @param longest in characters
 */
public record TagLimits(int most, int longest) {
    private static final int SHOWN = 40;

    /** As the cluster's configuration has them. */
    public static TagLimits of(Configuration hadoop) {
        return new TagLimits(
                hadoop.getInt(
                        YarnConfiguration.RM_APPLICATION_MAX_TAGS, YarnConfiguration.DEFAULT_RM_APPLICATION_MAX_TAGS),
                hadoop.getInt(
                        YarnConfiguration.RM_APPLICATION_MAX_TAG_LENGTH,
                        YarnConfiguration.DEFAULT_RM_APPLICATION_MAX_TAG_LENGTH));
    }

    /** @throws YarnSubmitException {@link ErrorCode#BAD_INPUT} with all that is wrong */
    public void check(List<String> tags) {
        List<String> problems = problems(tags);
        if (!problems.isEmpty()) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, String.join("\n", problems));
        }
    }

    /** Sentences. */
    public List<String> problems(List<String> tags) {
        List<String> problems = new ArrayList<>();
        List<String> distinct = tags.stream().distinct().toList();
        if (distinct.size() > most) {
            problems.add("There are " + distinct.size() + " tags, but YARN takes " + most
                    + " of an application (yarn.resourcemanager.application.max-tags). Leave some out of --tags.");
        }
        for (String tag : distinct) {
            if (tag.length() > longest) {
                problems.add("The tag '" + ShownText.line(tag, SHOWN) + "' has " + tag.length()
                        + " characters, but YARN takes " + longest
                        + " (yarn.resourcemanager.application.max-tag.length). Shorten it in --tags.");
            }
        }
        return problems;
    }
}
