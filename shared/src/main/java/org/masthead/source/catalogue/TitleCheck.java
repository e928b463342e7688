package org.masthead.source.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;

/** What a title must say, and how, before it is carried. */
final class TitleCheck {

    private static final int MAX_NAME = 200;
    private static final int MAX_LICENCE = 1_000;

    /** Of feeds and of topics: many times what any title needs, and far below a table's row. */
    private static final int MAX_MANY = 50;

    /** As {@link Source} demands it. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Draft draft;
    private final Hosts hosts;
    private final List<String> problems = new ArrayList<>();

    private TitleCheck(Draft draft, Hosts hosts) {
        this.draft = draft;
        this.hosts = hosts;
    }

    /** Everything that is wrong with the title by itself, a sentence each. */
    static List<String> problems(Draft draft, Hosts hosts) {
        var check = new TitleCheck(draft, hosts);
        check.id();
        check.words("name", MAX_NAME, "give the title's name");
        check.words(
                "licence",
                MAX_LICENCE,
                "say under what terms it is carried, or that none are agreed");
        check.required("homePage", "give the address of its front page")
                .ifPresent(it -> check.address("homePage", it));
        draft.text("logo").ifPresent(it -> check.address("logo", it));
        check.feeds();
        check.required("country", "give its ISO 3166-1 alpha-2 code")
                .flatMap(Codes::countryProblem)
                .ifPresent(check.problems::add);
        check.required("language", "give its BCP 47 tag")
                .flatMap(Codes::languageProblem)
                .ifPresent(check.problems::add);
        check.topics();
        check.rights();
        return List.copyOf(check.problems);
    }

    /** The title itself, once there are no {@link #problems}. */
    static Source source(Draft draft) {
        return new Source(
                draft.text("id").orElseThrow(),
                draft.text("name").orElseThrow(),
                draft.text("homePage").orElseThrow(),
                draft.feeds(),
                draft.text("logo"),
                draft.text("language").orElseThrow(),
                draft.text("country").orElseThrow(),
                draft.topics(),
                draft.text("licence").orElseThrow(),
                draft.text("rights").map(RightsPolicy::of).orElse(RightsPolicy.STATED));
    }

    private Optional<String> required(String field, String remedy) {
        var text = draft.text(field);
        if (text.isEmpty()) {
            problems.add("no %s; %s".formatted(field, remedy));
        }
        return text;
    }

    private void id() {
        required("id", "give 1 to 63 of a-z, 0-9 and hyphen")
                .filter(id -> !ID.matcher(id).matches())
                .ifPresent(id ->
                        problems.add(
                                "id '%s' is not 1 to 63 of a-z, 0-9 and hyphen%s"
                                        .formatted(id, better(Slug.id(id)))));
    }

    private static String better(String slug) {
        return slug.isEmpty() ? "" : "; write " + slug;
    }

    private void words(String field, int most, String remedy) {
        required(field, remedy)
                .ifPresent(text -> {
                    if (text.length() > most) {
                        problems.add("%s is longer than %d characters".formatted(field, most));
                    }
                    if (CONTROL.matcher(text).find()) {
                        problems.add("%s holds a control character".formatted(field));
                    }
                });
    }

    private void address(String field, String address) {
        AddressForm.problem(address, hosts)
                .ifPresent(
                        problem -> problems.add("%s '%s' %s".formatted(field, address, problem)));
    }

    private void feeds() {
        if (draft.feeds().isEmpty()) {
            problems.add("no feeds; give the address of a syndication feed or a news sitemap");
        }
        few("feeds", draft.feeds());
        var seen = new HashSet<String>();
        for (var feed : draft.feeds()) {
            address("feed", feed);
            if (!seen.add(AddressForm.key(feed))) {
                problems.add("feed '%s' is listed twice".formatted(feed));
            }
        }
    }

    private void topics() {
        few("topics", draft.topics());
        draft.topics().stream()
                .filter(topic -> topic.isEmpty() || !Slug.topic(topic).equals(topic))
                .forEach(topic ->
                        problems.add(
                                "topic '%s' is not small letters and digits joined by hyphens%s"
                                        .formatted(topic, better(Slug.topic(topic)))));
    }

    private void few(String field, List<String> values) {
        if (values.size() > MAX_MANY) {
            problems.add("%d %s; a title has at most %d".formatted(values.size(), field, MAX_MANY));
        }
    }

    private void rights() {
        draft.text("rights")
                .filter(TitleCheck::isNoPolicy)
                .ifPresent(it ->
                        problems.add("rights '%s' is neither stated nor agreed".formatted(it)));
    }

    private static boolean isNoPolicy(String word) {
        for (var policy : RightsPolicy.values()) {
            if (policy.word().equals(word)) {
                return false;
            }
        }
        return true;
    }
}
