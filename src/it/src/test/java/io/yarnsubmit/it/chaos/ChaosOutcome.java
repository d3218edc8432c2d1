package io.yarnsubmit.it.chaos;

import java.util.List;

/**
 * How a run ended.
 *
 * @param table what came of each kind of fault
 * @param answers of the job
 * @param problems what is not as it should be; empty if all is well
 */
record ChaosOutcome(ChaosTable table, Answers answers, int tasksRunAgain, List<String> problems) {
    ChaosOutcome {
        problems = List.copyOf(problems);
    }

    boolean isWell() {
        return problems.isEmpty();
    }

    @Override
    public String toString() {
        return table + answers.toString() + ", tasks run again " + tasksRunAgain + "\n"
                + (isWell() ? "" : String.join("\n", problems) + "\n");
    }
}
