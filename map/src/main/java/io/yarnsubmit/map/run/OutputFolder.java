package io.yarnsubmit.map.run;

import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.item.CapturedText;
import io.yarnsubmit.map.item.UnitResult;
import java.io.IOException;

/** Writes a folder for each unit, named by its number, with the files {@code stdout} and {@code stderr}. */
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
