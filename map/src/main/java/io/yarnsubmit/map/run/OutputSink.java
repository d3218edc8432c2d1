package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitResult;
import java.io.IOException;

/** Where the output of units goes. */
interface OutputSink {
    /** Takes the whole output of a unit; what was taken is written when this returns. */
    void deliver(UnitResult end) throws IOException;
}
