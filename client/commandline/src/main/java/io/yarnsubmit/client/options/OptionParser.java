package io.yarnsubmit.client.options;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** Reads the options that {@link ArgumentCutter} cut, with commons-cli, by an {@link OptionSet}. */
final class OptionParser {
    private OptionParser() {}

    /** An option as it was given; value is empty for those that take none. */
    record Given(OptionRow row, String value) {}

    /** @param words options of the set, each in one word with its value */
    static List<Given> parse(OptionSet set, List<String> words) {
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                // Values are used as typed; quotes belong to them.
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            Option[] found = parser.parse(options(set), words.toArray(String[]::new), true)
                    .getOptions();
            return Arrays.stream(found).map(option -> given(set, option)).toList();
        } catch (ParseException e) {
            throw new YarnSubmitException(ErrorCode.DEFECT, "The options cannot be read: " + words.size(), e);
        }
    }

    static Options options(OptionSet set) {
        Options options = new Options();
        for (OptionRow row : set.rows()) {
            options.addOption(Option.builder(row.letter())
                    .longOpt(row.name())
                    .hasArg(row.takesValue())
                    .argName(row.argument())
                    .desc(row.help())
                    .get());
        }
        return options;
    }

    private static Given given(OptionSet set, Option option) {
        OptionRow row = set.find("--" + option.getLongOpt()).orElseThrow();
        return new Given(row, Optional.ofNullable(option.getValue()).orElse(""));
    }
}
