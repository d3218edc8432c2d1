package io.yarnsubmit.client.files;

/** Names as messages show them: on one line. */
final class Words {
    private Words() {}

    /** The name, with its control characters made visible. */
    static String shown(String name) {
        if (name.chars().noneMatch(Character::isISOControl)) {
            return name;
        }
        StringBuilder shown = new StringBuilder();
        name.chars().forEach(c -> {
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                case '\r' -> shown.append("\\r");
                default -> shown.append(Character.isISOControl(c) ? String.format("\\x%02x", c) : (char) c + "");
            }
        });
        return shown.toString();
    }
}
