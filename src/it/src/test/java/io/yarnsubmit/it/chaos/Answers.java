package io.yarnsubmit.it.chaos;

import io.yarnsubmit.it.programs.Block;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What came out of the job, held against what is known.
 *
 * @param results how many blocks have one
 * @param lost how many blocks before the last one have none
 * @param twice how many results came again
 * @param wrong how many are not what they should be
 */
record Answers(int results, int lost, int twice, int wrong) {
    static Answers of(List<String> ledger) {
        Set<Integer> blocks = new HashSet<>();
        int twice = 0;
        int wrong = 0;
        int last = -1;
        for (String line : ledger) {
            String[] words = line.split(" ");
            int block = Integer.parseInt(words[0]);
            last = Math.max(last, block);
            twice += blocks.add(block) ? 0 : 1;
            wrong += new Block(block).sum() == Long.parseLong(words[1]) ? 0 : 1;
        }
        return new Answers(blocks.size(), last + 1 - blocks.size(), twice, wrong);
    }

    boolean areRight() {
        return results > 0 && lost == 0 && twice == 0 && wrong == 0;
    }

    @Override
    public String toString() {
        return "results " + results + ", lost " + lost + ", twice " + twice + ", wrong " + wrong;
    }
}
