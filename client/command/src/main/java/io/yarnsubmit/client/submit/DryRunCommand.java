package io.yarnsubmit.client.submit;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.directory.PrivateDirectory;
import io.yarnsubmit.client.dryrun.DryRunJson;
import io.yarnsubmit.client.dryrun.DryRunReport;
import io.yarnsubmit.client.dryrun.DryRunText;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.yarn.dryrun.DryRun;
import io.yarnsubmit.protocol.ExitCode;
import java.util.Map;

/** Shows what a submission would do: {@code --dry-run}. */
public final class DryRunCommand {
    private final SubmitRequest request;
    private final ProductHome home;
    private final Map<String, String> environment;
    private final Console console;

    public DryRunCommand(SubmitRequest request, ProductHome home, Map<String, String> environment, Console console) {
        this.request = request;
        this.home = home;
        this.environment = environment;
        this.console = console;
    }

    /** The exit status: 0 when it would be submitted. */
    public int run(boolean json) throws InterruptedException {
        if (request.master().isLocal()) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "--dry-run shows what a cluster would be asked for, but --master local asks none. Leave out one of"
                            + " the two");
        }
        DryRunReport report = report();
        if (json) {
            DryRunJson.lines(report).forEach(line -> console.print(line.toString()));
        } else {
            DryRunText.lines(report).forEach(console::print);
            report.problems().forEach(console::say);
        }
        return report.isFine() ? ExitCode.SUCCESS : ExitCode.NOT_STARTED;
    }

    private DryRunReport report() throws InterruptedException {
        try (PrivateDirectory directory = PrivateDirectory.make("dry-run")) {
            return new DryRun(request, home, console::say).report(environment, directory.path());
        }
    }
}
