package io.yarnsubmit.examples.library;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.ApplicationLauncher;
import io.yarnsubmit.client.ApplicationListener;
import io.yarnsubmit.client.ApplicationResult;
import io.yarnsubmit.client.ApplicationState;
import io.yarnsubmit.client.LaunchedApplication;

/**
 * Submits {@code Pi} from a program, and waits for its result: {@code SubmitPi <examples jar> [option=value ...]}. It
 * needs the library on its class path, and the variables {@code YARN_SUBMIT_HOME} and {@code HADOOP_CONF_DIR}:
 *
 * <pre>
 * cd $YARN_SUBMIT_HOME
 * java -cp "lib/common/*:lib/am/*:lib/client/*:lib/embedded/*:examples/*" io.yarnsubmit.examples.library.SubmitPi \
 *     examples/yarn-submit-examples-0.1.0.jar num-executors=3
 * </pre>
 */
public final class SubmitPi {
    private SubmitPi() {}

    /** Exits with the application's exit code. */
    public static void main(String[] args) throws InterruptedException {
        ApplicationLauncher launcher = new ApplicationLauncher()
                .deployMode(DeployMode.CLUSTER)
                .mainClass("io.yarnsubmit.examples.Pi")
                .jar(args[0])
                .arguments("4")
                .output(line -> System.out.println("the driver says: " + line))
                .errorOutput(System.err::println)
                .listener(new ApplicationListener() {
                    @Override
                    public void onState(LaunchedApplication application, ApplicationState state) {
                        System.err.println(application.id() + ": " + state);
                    }
                });
        for (int i = 1; i < args.length; i++) {
            String[] option = args[i].split("=", 2);
            launcher.option(option[0], option[1]);
        }
        try (LaunchedApplication application = launcher.submit()) {
            ApplicationResult result = application.await();
            System.out.println("it ended with " + result.exitCode());
            System.exit(result.exitCode());
        }
    }
}
