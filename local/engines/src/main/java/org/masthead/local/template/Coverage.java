package org.masthead.local.template;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the local cloud does with each property of one kind of resource. A property that is in
 * neither table is refused: emulating less than the template says is an error, never a silent skip.
 *
 * <p>Paths are dotted; list positions are left out and {@code *} stands for any one key. A path
 * covers everything below it.
 *
 * @param run obeyed locally
 * @param cloudOnly without effect locally, with the reason
 */
record Coverage(List<String> run, Map<String, String> cloudOnly) {

    /** What becomes of one property. */
    sealed interface Fate {
        record Run() implements Fate {}

        record OnlyInCloud(String reason) implements Fate {}

        /** Part of it is covered; ask again for what is below. */
        record Mixed() implements Fate {}

        record Refused() implements Fate {}
    }

    static Coverage run(String... paths) {
        return new Coverage(List.of(paths), Map.of());
    }

    Coverage cloudOnly(String path, String reason) {
        var more = new LinkedHashMap<>(cloudOnly);
        more.put(path, reason);
        return new Coverage(run, more);
    }

    Fate fate(String path) {
        if (run.stream().anyMatch(pattern -> same(pattern, path))) {
            return new Fate.Run();
        }
        Optional<String> reason =
                cloudOnly.entrySet().stream()
                        .filter(entry -> same(entry.getKey(), path))
                        .map(Map.Entry::getValue)
                        .findFirst();
        if (reason.isPresent()) {
            return new Fate.OnlyInCloud(reason.get());
        }
        boolean below =
                run.stream().anyMatch(pattern -> startsWith(pattern, path))
                        || cloudOnly.keySet().stream()
                                .anyMatch(pattern -> startsWith(pattern, path));
        return below ? new Fate.Mixed() : new Fate.Refused();
    }

    private static boolean same(String pattern, String path) {
        String[] wanted = pattern.split("\\.", -1);
        return wanted.length == path.split("\\.", -1).length && startsWith(pattern, path);
    }

    private static boolean startsWith(String pattern, String path) {
        String[] wanted = pattern.split("\\.", -1);
        String[] actual = path.split("\\.", -1);
        if (wanted.length < actual.length) {
            return false;
        }
        String[] head = Arrays.copyOf(wanted, actual.length);
        for (int i = 0; i < head.length; i++) {
            if (!head[i].equals("*") && !head[i].equals(actual[i])) {
                return false;
            }
        }
        return true;
    }
}
