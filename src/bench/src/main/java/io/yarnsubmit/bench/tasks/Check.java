package io.yarnsubmit.bench.tasks;

import java.util.List;

/** That results are those of the tasks: a fast wrong answer is no figure. */
final class Check {
    private Check() {}

    static void results(int tasks, Work work, List<Object> results) {
        if (results.size() != tasks) {
            throw new IllegalStateException(results.size() + " results of " + tasks + " tasks");
        }
        for (int i = 0; i < tasks; i++) {
            result(i, work, results.get(i));
        }
    }

    static void result(int index, Work work, Object result) {
        if (!work.isResultOf(index, result)) {
            throw new IllegalStateException("the result of task " + index + " is " + result);
        }
    }
}
