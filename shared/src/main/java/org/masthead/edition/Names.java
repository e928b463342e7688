package org.masthead.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each distinct name a number, in the order of their first use. */
final class Names {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String name) {
        return numbers.computeIfAbsent(
                name,
                it -> {
                    names.add(it);
                    return names.size() - 1;
                });
    }

    List<String> all() {
        return List.copyOf(names);
    }
}
