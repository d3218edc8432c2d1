package io.yarnsubmit.client.options;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into words as a POSIX shell does (XCU 2.2, Quoting): blanks separate; single quotes keep everything;
 * within double quotes a backslash quotes only {@code $ ` " \} and a line's end; elsewhere it quotes the next
 * character. Nothing is expanded: {@code $HOME} and {@code *} stay as they are.
 */
final class ShellWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    /** Whether a word has begun; {@code ''} is an empty word. */
    private boolean inWord;

    private int next;

    private ShellWords(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException with a message for the user, when a quote is not closed */
    static List<String> split(String text) {
        ShellWords words = new ShellWords(text);
        words.read();
        return List.copyOf(words.words);
    }

    private void read() {
        while (next < text.length()) {
            char c = text.charAt(next++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> endWord();
                case '\'' -> readSingleQuoted();
                case '"' -> readDoubleQuoted();
                case '\\' -> readEscaped();
                default -> append(c);
            }
        }
        endWord();
    }

    private void readSingleQuoted() {
        int end = text.indexOf('\'', next);
        if (end < 0) {
            throw notClosed("'", next - 1);
        }
        inWord = true;
        word.append(text, next, end);
        next = end + 1;
    }

    private void readDoubleQuoted() {
        int start = next - 1;
        inWord = true;
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '"') {
                return;
            }
            if (c == '\\' && next < text.length() && "$`\"\\\n".indexOf(text.charAt(next)) >= 0) {
                readEscaped();
            } else {
                word.append(c);
            }
        }
        throw notClosed("\"", start);
    }

    /** Reads what follows a backslash; a backslash at the line's end joins the lines. */
    private void readEscaped() {
        if (next == text.length()) {
            throw new IllegalArgumentException("the last character is a backslash that quotes nothing");
        }
        char c = text.charAt(next++);
        if (c != '\n') {
            append(c);
        }
    }

    private void append(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }

    private IllegalArgumentException notClosed(String quote, int start) {
        return new IllegalArgumentException(
                "the quote " + quote + " at character " + (start + 1) + " is not closed: " + text);
    }
}
