package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitResult;
import java.io.IOException;

/** A destination for the output of units. */
interface OutputSink {
    /** Writes the whole output of a unit, and returns when it is written. */
    void deliver(UnitResult end) throws IOException;
}
