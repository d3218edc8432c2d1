package io.yarnsubmit.map.run;

import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.item.CapturedText;
import io.yarnsubmit.map.item.UnitResult;
import java.io.IOException;

/** A folder for each unit, by its number, with its {@code stdout} and its {@code stderr}. */
final class OutputFolder implements OutputSink {
    private final RunFiles files;
    private final String folder;

    OutputFolder(RunFiles files, String folder) {
        this.files = files;
        this.folder = folder;
    }

    @Override
    public void deliver(UnitResult end) throws IOException {
        String unit = folder + "/" + end.number() + "/";
        files.write(unit + "stdout", out -> CapturedText.write(end.out(), out));
        files.write(unit + "stderr", out -> CapturedText.write(end.err(), out));
    }
}
