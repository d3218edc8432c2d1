package io.yarnsubmit.map.plan;

import java.util.Optional;

/** The placeholders in a command, as in GNU parallel. Other text in braces is left unchanged. */
enum Placeholder {
    ITEM("{}", true),
    /** The item without its file extension. */
    WITHOUT_ENDING("{.}", true),
    /** The file name: the last part of a path. */
    NAME("{/}", true),
    /** The folder: the path without its last part. */
    FOLDER("{//}", true),
    NAME_WITHOUT_ENDING("{/.}", true),
    NUMBER("{#}", false),
    HOST("{host}", false);

    private final String text;
    private final boolean ofItem;

    Placeholder(String text, boolean ofItem) {
        this.text = text;
        this.ofItem = ofItem;
    }

    String text() {
        return text;
    }

    /** Whether its value depends on the item. */
    boolean isOfItem() {
        return ofItem;
    }

    static Optional<Placeholder> at(String word, int index) {
        for (Placeholder each : values()) {
            if (word.startsWith(each.text, index)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Its value for an item. */
    String of(String item) {
        return switch (this) {
            case WITHOUT_ENDING -> withoutEnding(item);
            case NAME -> name(item);
            case FOLDER -> folder(item);
            case NAME_WITHOUT_ENDING -> withoutEnding(name(item));
            default -> item;
        };
    }

    private static String withoutEnding(String item) {
        int dot = item.lastIndexOf('.');
        int nameBegin = item.lastIndexOf('/') + 1;
        return dot > nameBegin ? item.substring(0, dot) : item;
    }

    private static String name(String item) {
        return item.substring(item.lastIndexOf('/') + 1);
    }

    private static String folder(String item) {
        int slash = item.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : item.substring(0, slash);
    }
}
