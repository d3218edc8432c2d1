package io.yarnsubmit.driver.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.RemoteException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RemoteStackTraceTest {
    @Test
    void whatAnExecutorPrintedIsReadBack() {
        IllegalStateException original = new IllegalStateException("two\nlines", new IOException("disk: full"));
        StringWriter text = new StringWriter();
        original.printStackTrace(new PrintWriter(text, true));

        RemoteException read =
                RemoteStackTrace.parse(original.getClass().getName(), original.toString(), text.toString());

        assertThat(read).hasToString(original.toString());
        assertThat(read.originalClass()).isEqualTo("java.lang.IllegalStateException");
        assertThat(read.getStackTrace()[0].getClassName()).isEqualTo(getClass().getName());
        assertThat(read.getStackTrace()[0].getMethodName()).isEqualTo("whatAnExecutorPrintedIsReadBack");
        assertThat(read.getStackTrace()[0].getLineNumber()).isEqualTo(original.getStackTrace()[0].getLineNumber());
        assertThat(read.getStackTrace()).hasSameSizeAs(original.getStackTrace());
        assertThat(read.getCause()).hasToString("java.io.IOException: disk: full");
    }
}
