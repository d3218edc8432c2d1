package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.config.ContainerVariables;
import io.yarnsubmit.protocol.control.BadRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what commands requests want. Pure. */
final class CommandFields {
    private CommandFields() {}

    /** The program and its arguments. */
    static List<String> words(JsonFields fields) {
        List<String> command = fields.texts("command").orElse(List.of());
        if (command.isEmpty() || command.get(0).isEmpty()) {
            throw new BadRequestException(400, "{\"command\": [\"PROGRAM\", \"ARGUMENT\", ...]} is expected");
        }
        if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new BadRequestException(400, "The command has a NUL character, which no process can be given");
        }
        return command;
    }

    /** The variables that it gets beside others. */
    static Map<String, String> variables(JsonFields fields) {
        Map<String, String> variables = new LinkedHashMap<>();
        fields.object("env")
                .ifPresent(env -> List.copyOf(env.names()).forEach(name -> variables.put(name, variable(name, env))));
        return variables;
    }

    private static String variable(String name, JsonFields variables) {
        String value = variables.textOrNumber(name).orElseThrow();
        try {
            ContainerVariables.checkName(name);
            ContainerVariables.checkValue(value);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(400, "env." + name + ": " + e.getMessage());
        }
        return value;
    }
}
