package io.yarnsubmit.client.names;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file system of names alone, below the folder {@code /w}. */
final class MemoryView implements FileView {
    private final SortedMap<String, Kind> entries = new TreeMap<>();
    private final String root;
    int looks;

    MemoryView(String root, List<String> files) {
        this.root = root;
        entries.put("/", Kind.FOLDER);
        files.forEach(this::add);
    }

    private void add(String file) {
        String path = whole(file);
        entries.put(path, Kind.FILE);
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            entries.put(path.substring(0, slash), Kind.FOLDER);
        }
    }

    private static String whole(String path) {
        String whole = path.startsWith("/") ? path : "/w/" + path;
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    @Override
    public Kind kind(String path) {
        looks++;
        return entries.getOrDefault(whole(path), Kind.NOTHING);
    }

    @Override
    public List<String> children(String folder) {
        String begin = whole(folder).equals("/") ? "/" : whole(folder) + "/";
        return entries.keySet().stream()
                .filter(path -> path.startsWith(begin) && path.length() > begin.length())
                .map(path -> path.substring(begin.length()))
                .filter(name -> name.indexOf('/') < 0)
                .toList();
    }

    @Override
    public Location location(String path) {
        return new Location(root, whole(path));
    }
}
