package io.yarnsubmit.client.spec;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables where a text asks for them: {@code ${env:NAME}}, or <code>${env:NAME:-default}</code>. A second
 * dollar, <code>$${</code>, stands for <code>${</code>. All other text stays as it is, other uses of <code>${</code> included.
 * In a template, <code>$${</code> stays too: whoever fills the template replaces it.
 */
final class EnvironmentText {
    private static final Pattern ASKED = Pattern.compile("\\$\\$\\{|\\$\\{env:([^}]*)(}?)");
    private static final Pattern REFERENCE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);

    private final Map<String, String> environment;
    private final String plain;

    private EnvironmentText(Map<String, String> environment, String plain) {
        this.environment = environment;
        this.plain = plain;
    }

    EnvironmentText(Map<String, String> environment) {
        this(environment, "${");
    }

    /** The same for templates. */
    EnvironmentText ofTemplates() {
        return new EnvironmentText(environment, "$${");
    }

    /** @param problems hears of variables that are not set, and of names that are not valid */
    String of(String text, Consumer<String> problems) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        Matcher asked = ASKED.matcher(text);
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (asked.find()) {
            result.append(text, from, asked.start());
            from = asked.end();
            result.append(asked.group(1) == null ? plain : value(asked, problems));
        }
        return result.append(text, from, text.length()).toString();
    }

    private String value(Matcher asked, Consumer<String> problems) {
        Matcher reference = REFERENCE.matcher(asked.group(1));
        if (asked.group(2).isEmpty() || !reference.matches()) {
            problems.accept(
                    "'" + asked.group()
                            + "' names no environment variable; write ${env:NAME} or ${env:NAME:-default}, or $${ for a plain ${");
            return "";
        }
        String value = environment.getOrDefault(reference.group(1), reference.group(2));
        if (value == null) {
            problems.accept("the environment variable " + reference.group(1) + " is not set; set it, or write ${env:"
                    + reference.group(1) + ":-default}");
            return "";
        }
        return value;
    }
}
