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

/** Reads the options that {@link ArgumentCutter} cut, with commons-cli, by the {@link OptionTable}. */
final class OptionParser {
    private OptionParser() {}

    /** An option as it was given; value is empty for those that take none. */
    record Given(OptionRow row, String value) {}

    /** @param words options of the table, each in one word with its value */
    static List<Given> parse(List<String> words) {
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                // Values are the user's; a quote in them is meant.
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            Option[] found =
                    parser.parse(options(), words.toArray(String[]::new), true).getOptions();
            return Arrays.stream(found).map(OptionParser::given).toList();
        } catch (ParseException e) {
            throw new YarnSubmitException(ErrorCode.DEFECT, "The options cannot be read: " + words.size(), e);
        }
    }

    static Options options() {
        Options options = new Options();
        for (OptionRow row : OptionTable.rows()) {
            options.addOption(Option.builder(row.letter())
                    .longOpt(row.name())
                    .hasArg(row.takesValue())
                    .argName(row.argument())
                    .desc(row.help())
                    .get());
        }
        return options;
    }

    private static Given given(Option option) {
        OptionRow row = OptionTable.find("--" + option.getLongOpt()).orElseThrow();
        return new Given(row, Optional.ofNullable(option.getValue()).orElse(""));
    }
}
