package org.masthead.local.publishers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a {@link Template} may ask for: texts, and lists of inner scopes. */
record Scope(Map<String, String> texts, Map<String, List<Scope>> lists) {

    static Scope of(Map<String, String> texts) {
        return new Scope(Map.copyOf(texts), Map.of());
    }

    Scope with(String name, String text) {
        return over(new Scope(Map.of(name, text), Map.of()));
    }

    Scope with(String name, List<Scope> list) {
        return over(new Scope(Map.of(), Map.of(name, list)));
    }

    /**
     * This scope with {@code inner}'s entries added; where both know a name, the inner one wins.
     */
    Scope over(Scope inner) {
        Map<String, String> allTexts = new HashMap<>(texts);
        allTexts.putAll(inner.texts);
        Map<String, List<Scope>> allLists = new HashMap<>(lists);
        allLists.putAll(inner.lists);
        return new Scope(allTexts, allLists);
    }
}
