package org.masthead.local.cloud;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.masthead.local.template.CloudOnly;
import org.masthead.local.template.Template;

/** What of the template has no effect here, for people: one line per reason. */
final class CloudOnlyList {

    private static final String FOR_PEOPLE = "for people";
    private static final int MOST_NAMED = 3;

    private CloudOnlyList() {}

    /** Lines to print, in the template's order. */
    static List<String> of(Template template) {
        var byReason =
                template.cloudOnly().stream()
                        .filter(it -> !it.reason().equals(FOR_PEOPLE))
                        .collect(groupingBy(CloudOnly::reason, LinkedHashMap::new, toList()));
        var lines = new ArrayList<String>();
        byReason.forEach((reason, all) -> lines.add("only in the cloud: " + line(reason, all)));
        return lines;
    }

    private static String line(String reason, List<CloudOnly> all) {
        var names = all.stream().map(CloudOnly::what).toList();
        var shown = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        var more = names.size() - MOST_NAMED;
        return shown + (more > 0 ? " and " + more + " more" : "") + " (" + reason + ")";
    }
}
