package io.yarnsubmit.client.yarn.site;

/** A site file cannot be read; the message is a sentence for the user that names the file. */
final class SiteFileException extends Exception {
    private static final long serialVersionUID = 1;

    SiteFileException(String message) {
        super(message);
    }
}
