package io.yarnsubmit.client.console;

import io.yarnsubmit.client.json.JsonLine;

/**
 * What a verb answers on standard output: text for people, or one JSON object a line for programs.
 *
 * @param json whether it is for programs
 */
public record Answer(Console console, boolean json) {
    public void print(String line) {
        console.print(line);
    }

    public void print(JsonLine line) {
        console.print(line.toString());
    }
}
