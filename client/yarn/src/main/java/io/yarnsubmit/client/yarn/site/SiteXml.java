package io.yarnsubmit.client.yarn.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;

/** Writes properties as a site file: no includes, no variables filled in, finals kept. The same properties give the same bytes. */
final class SiteXml {
    private SiteXml() {}

    static byte[] of(Collection<SiteProperty> properties) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n");
        for (SiteProperty property : properties) {
            text.append("<property><name>");
            append(text, property.name());
            text.append("</name>");
            if (property.value() != null) {
                text.append("<value>");
                append(text, property.value());
                text.append("</value>");
            }
            text.append(property.isFinal() ? "<final>true</final>" : "");
            text.append("</property>\n");
        }
        return text.append("</configuration>\n").toString().getBytes(UTF_8);
    }

    private static void append(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                // A parser would make a line feed of it.
                case '\r' -> text.append("&#13;");
                default -> text.append(c);
            }
        }
    }
}
