package io.yarnsubmit.it.programs;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What happens to the first task when it is tried for the first time. Every attempt leaves its block and process at a gate. */
enum FirstAttempt {
    /** It waits until the gate opens for it, or for its end from outside. */
    WAIT {
        @Override
        void run(Gate gate) throws InterruptedException {
            gate.await("go on");
        }
    },
    EXIT_0 {
        @Override
        void run(Gate gate) {
            System.exit(0);
        }
    },
    EXIT_3 {
        @Override
        void run(Gate gate) {
            System.exit(3);
        }
    },
    OUT_OF_MEMORY {
        @Override
        void run(Gate gate) {
            List<byte[]> eaten = new ArrayList<>();
            while (true) {
                eaten.add(new byte[1 << 20]);
            }
        }
    };

    abstract void run(Gate gate) throws InterruptedException;

    /** The task of a block. */
    Work on(Gate gate, int block, int company) {
        return new Work(this, gate, new Block(block), company);
    }

    /**
     * The task of a block.
     *
     * @param company how many tasks are to have begun before the first one suffers
     */
    record Work(FirstAttempt fault, Gate gate, Block block, int company) implements Serializable {
        long sum() throws IOException, InterruptedException {
            String mine = block.number() + "-";
            gate.arrive(mine + ProcessHandle.current().pid());
            boolean first = gate.arrivals().stream()
                            .filter(name -> name.startsWith(mine))
                            .count()
                    == 1;
            if (first && block.number() == 0) {
                gate.await(company);
                fault.run(gate);
            } else if (first && block.number() < company) {
                // On the same executor as the first one: it goes with it.
                gate.await("go on");
            }
            return block.sum();
        }
    }
}
