package io.yarnsubmit.driver.roles.text;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;

/**
 * The texts of an instance, without templates.
 *
 * @param command empty if nothing is executed, and the instance waits for what others start on it
 * @param environment without the variables that name files; the executor knows where it puts them
 * @param files by name, see {@code InstanceFile}
 */
public record InstanceText(List<String> command, Map<String, String> environment, Map<String, ByteString> files) {
    public InstanceText {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
    }
}
