package org.masthead.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.masthead.search.SearchQuery;

/** A search in OpenSearch's query language. */
final class OpenSearchQuery {

    private static final List<String> TEXT = List.of("headline^2", "summary");

    private OpenSearchQuery() {}

    static Map<String, Object> of(SearchQuery query, int from, int most) {
        var must = new ArrayList<Map<String, Object>>();
        query.words().forEach(word -> must.add(match(word, "best_fields")));
        query.phrases().forEach(phrase -> must.add(match(phrase, "phrase")));
        var not = query.excluded().stream().map(text -> match(text, "phrase")).toList();
        return Map.of(
                "from",
                from,
                "size",
                most,
                "_source",
                List.of("card"),
                "query",
                Map.of("bool", Map.of("must", must, "must_not", not, "filter", filters(query))));
    }

    private static Map<String, Object> match(String text, String type) {
        return Map.of(
                "multi_match",
                Map.of("query", text, "type", type, "fields", TEXT, "operator", "and"));
    }

    private static List<Map<String, Object>> filters(SearchQuery query) {
        var filters = new ArrayList<Map<String, Object>>();
        anyOf("source", query.sources(), filters);
        anyOf("section", query.sections(), filters);
        anyOf("language", query.languages(), filters);
        var range = new LinkedHashMap<String, Object>();
        query.from().ifPresent(from -> range.put("gte", from.getEpochSecond()));
        query.to().ifPresent(to -> range.put("lt", to.getEpochSecond()));
        if (!range.isEmpty()) {
            filters.add(Map.of("range", Map.of("published", range)));
        }
        return filters;
    }

    /** OpenSearch's own mapping keeps each text a second time, whole, as {@code .keyword}. */
    private static void anyOf(
            String field, Collection<String> values, List<Map<String, Object>> filters) {
        if (!values.isEmpty()) {
            filters.add(Map.of("terms", Map.of(field + ".keyword", List.copyOf(values))));
        }
    }
}
