package io.yarnsubmit.client.console;

import java.io.IOException;
import java.util.Locale;

/** Why a stream cannot be written any more. */
final class Gone {
    private Gone() {}

    /** Whoever read has gone, or the terminal was closed: nothing that anybody has to be told. */
    static boolean isReaderGone(IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("broken pipe")
                || message.contains("connection reset")
                || message.contains("input/output error");
    }

    static String words(String stream, IOException cause) {
        return stream + " cannot be written any more: " + cause.getMessage() + ". What follows there is missing";
    }
}
