package io.yarnsubmit.client.verbs.instance;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.options.Suggestions;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which executor a user means: by its id, or by the instance that it has now. Pure.
 *
 * @param role empty: the number is an executor's id
 * @param number the index of the instance, or the executor's id
 */
record InstanceTarget(Optional<String> role, int number) {
    private static final Pattern WRITTEN = Pattern.compile("(?:([^/\\s]+)/)?(\\d{1,9})");
    private static final int MOST_NAMED = 12;

    /** @throws YarnSubmitException {@link ErrorCode#BAD_INPUT} */
    static InstanceTarget parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "'" + text
                            + "' is neither an instance of a role, such as trainer/2, nor an executor's id, such as 7."
                            + " 'yarn-submit executors' lists both.");
        }
        return new InstanceTarget(Optional.ofNullable(written.group(1)), Integer.parseInt(written.group(2)));
    }

    /** As it is written. */
    String text() {
        return role.map(name -> name + "/" + number).orElse("executor " + number);
    }

    /**
     * Where it is now.
     *
     * @param executorId of the executor
     * @param instance that it has, if it was asked for by that
     */
    record Place(int executorId, Optional<InstanceStatus> instance) {}

    /**
     * Finds it.
     *
     * @param application its id, for messages
     * @throws YarnSubmitException {@link ErrorCode#NO_SUCH_INSTANCE}, or {@link ErrorCode#WRONG_STATE} if it has no executor now
     */
    Place in(ApplicationDescription description, String application) {
        return role.isPresent()
                ? ofInstance(description, application, role.get())
                : ofExecutor(description.getExecutorsList(), application);
    }

    private Place ofExecutor(List<ExecutorDescription> executors, String application) {
        if (executors.stream().noneMatch(executor -> executor.getExecutorId() == number)) {
            throw new YarnSubmitException(
                    ErrorCode.NO_SUCH_INSTANCE,
                    application + " has no executor " + number + " now. "
                            + (executors.isEmpty()
                                    ? "It has none."
                                    : "It has: "
                                            + names(executors.stream()
                                                    .map(executor -> Integer.toString(executor.getExecutorId()))
                                                    .toList())
                                            + "."));
        }
        return new Place(number, Optional.empty());
    }

    private Place ofInstance(ApplicationDescription description, String application, String wanted) {
        List<InstanceStatus> all = description.getInstancesList();
        Optional<InstanceStatus> found = all.stream()
                .filter(each -> each.getInstance().getRole().equals(wanted)
                        && each.getInstance().getIndex() == number)
                .findFirst();
        InstanceStatus instance = found.orElseThrow(
                () -> new YarnSubmitException(ErrorCode.NO_SUCH_INSTANCE, missing(description, application, wanted)));
        if (instance.getExecutorId() > 0) {
            return new Place(instance.getExecutorId(), found);
        }
        throw new YarnSubmitException(ErrorCode.WRONG_STATE, withoutExecutor(instance));
    }

    private String missing(ApplicationDescription description, String application, String wanted) {
        List<String> roles = description.getStatus().getGroupsList().stream()
                .filter(group -> group.getRole())
                .map(group -> group.getName())
                .toList();
        if (roles.isEmpty()) {
            return application + " has no roles. Name an executor by its id: 'yarn-submit executors " + application
                    + "' lists them.";
        }
        if (!roles.contains(wanted)) {
            String question = Suggestions.question(Suggestions.near(wanted, roles));
            return application + " has no role '" + wanted + "'" + (question.isEmpty() ? "." : question) + " There is: "
                    + String.join(", ", roles) + ".";
        }
        List<String> instances = description.getInstancesList().stream()
                .filter(each -> each.getInstance().getRole().equals(wanted))
                .map(each -> wanted + "/" + each.getInstance().getIndex())
                .toList();
        return application + " has no instance " + text() + ". "
                + (instances.isEmpty() ? "Role " + wanted + " has none yet." : "There is: " + names(instances) + ".");
    }

    private static String names(List<String> all) {
        return all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (all.size() > MOST_NAMED ? " and " + (all.size() - MOST_NAMED) + " more" : "");
    }

    private String withoutExecutor(InstanceStatus instance) {
        String message = instance.getMessage().isEmpty() ? "" : ": " + instance.getMessage();
        if (instance.getPhase() == Phase.PHASE_SUCCEEDED) {
            return text() + " has ended with exit status 0, and its executor is gone.";
        }
        if (instance.getPhase() == Phase.PHASE_FAILED) {
            return text() + " has failed, and its executor is gone" + message + ".";
        }
        return text() + " has no executor yet"
                + (message.isEmpty() ? ". 'yarn-submit why' says what it waits for." : message + ".");
    }
}
