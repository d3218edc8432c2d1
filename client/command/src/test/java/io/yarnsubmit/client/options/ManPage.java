package io.yarnsubmit.client.options;

/** The text of docs/yarn-submit.1, for man(1). */
final class ManPage {
    private ManPage() {}

    static String text(Verbs verbs) {
        StringBuilder page = new StringBuilder();
        page.append(".\\\" Made from OptionTable and Verb. CommandDocumentTest says how to write it anew.\n");
        page.append(".TH YARN\\-SUBMIT 1 \"\" \"yarn-submit " + ProductVersion.current() + "\" \"User Commands\"\n");
        page.append(".SH NAME\nyarn\\-submit \\- run a driver program and executors for it on Hadoop YARN\n");
        page.append(
                ".SH SYNOPSIS\n.B yarn\\-submit\n[options] <app.jar> [driver arguments]\n.br\n.B yarn\\-submit\n[options] \\-\\- COMMAND [arguments]\n.br\n");
        page.append(".B yarn\\-submit\nVERB [arguments]\n");
        page.append(".SH DESCRIPTION\n");
        paragraph(
                page,
                "Submits an application to Hadoop YARN, shows what happens, brings the driver's output and exit status back,"
                        + " and says why when something fails. Verbs work with applications that were submitted.");
        paragraph(
                page,
                "Words after the jar go to the driver unchanged. An option overrides --conf, which overrides --set, --file,"
                        + " --properties-file and conf/yarn-submit.properties, in this order.");
        page.append(".SH OPTIONS\n");
        for (OptionGroup group : OptionGroup.values()) {
            page.append(".SS ").append(escaped(group.heading())).append('\n');
            OptionTable.rows().stream().filter(row -> row.group() == group).forEach(row -> option(page, row));
        }
        page.append(".SH VERBS\n");
        paragraph(page, "APP is an application's id, its unique end (_0042), or 'last': your newest.");
        for (VerbSyntax verb : verbs.all()) {
            page.append(".SS ").append(escaped(verb.usage())).append('\n');
            paragraph(page, verb.summary() + ".");
            verb.shown().stream()
                    .filter(row ->
                            !row.name().equals(OptionTable.HELP) && !row.name().equals(OptionTable.CONF))
                    .forEach(row -> option(page, row));
        }
        exitStatus(page);
        page.append(".SH ENVIRONMENT\n");
        entry(page, "HADOOP_CONF_DIR, YARN_CONF_DIR", "Where the cluster's configuration is.");
        entry(page, "JAVA_HOME", "The JDK or JRE to run with, 17 or newer.");
        entry(page, "YARN_SUBMIT_OPTS", "More options for the JVM of this command.");
        entry(page, "NO_COLOR", "If it is not empty, the command uses no colours.");
        return page.toString();
    }

    private static void exitStatus(StringBuilder page) {
        page.append(".SH EXIT STATUS\n");
        entry(page, "0 to 119", "The driver's own exit status.");
        entry(page, "123", "The application failed although the driver did not.");
        entry(page, "124", "A time limit ran out.");
        entry(page, "125", "The command failed before the driver started.");
        entry(page, "126, 127", "The driver's main class cannot be run, or is missing.");
        entry(
                page,
                "129",
                "The console was closed. The application ended too in client mode, and continues in cluster mode.");
        entry(page, "130, 143", "Ctrl-C, SIGTERM. The application ended too, unless it was detached.");
        entry(page, "137", "The application, or its driver, was killed by someone else.");
        entry(page, "141", "Nobody reads the answer of a verb any more.");
    }

    private static void option(StringBuilder page, OptionRow row) {
        entry(page, HelpText.left(row), HelpText.right(row));
    }

    private static void entry(StringBuilder page, String term, String text) {
        page.append(".TP\n.B ")
                .append(escaped(term))
                .append('\n')
                .append(line(text))
                .append('\n');
    }

    private static void paragraph(StringBuilder page, String text) {
        page.append(".PP\n").append(line(text)).append('\n');
    }

    /** A line of text that begins with a dot or a quote would be a request. */
    private static String line(String text) {
        String line = escaped(text);
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    }
}
