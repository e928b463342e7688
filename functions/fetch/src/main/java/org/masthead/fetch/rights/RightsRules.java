package org.masthead.fetch.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.masthead.fetch.http.Statements;
import org.masthead.source.RightsPolicy;

/**
 * Decides whether a page may be kept.
 *
 * <table>
 * <caption>What publishers state, and what it means for a reader that keeps and shows pages</caption>
 * <tr><th>stated</th><th>where</th><th>decision</th></tr>
 * <tr><td>{@code noindex}, {@code none}, {@code noarchive}, {@code nocache}</td>
 *     <td>X-Robots-Tag, meta robots, meta masthead</td><td>not kept</td></tr>
 * <tr><td>{@code max-snippet:N}, {@code nosnippet} (N = 0)</td><td>the same</td>
 *     <td>kept; summaries have N characters at most</td></tr>
 * <tr><td>{@code nofollow}, {@code noimageindex}, {@code notranslate}, {@code max-image-preview},
 *     {@code max-video-preview}, {@code unavailable_after}</td><td>the same</td>
 *     <td>kept: they speak of links, pictures, or a search result's life</td></tr>
 * <tr><td>{@code tdm-reservation} 1</td><td>meta, or else header, or else tdmrep.json</td>
 *     <td>not kept: extraction mines the text</td></tr>
 * <tr><td>an RSL licence</td><td>robots.txt, Link, link</td><td>not kept: somebody has to read and
 *     accept it, and then sets the source's rights to agreed</td></tr>
 * <tr><td>{@code Disallow}</td><td>robots.txt</td><td>not asked for; one that was kept before is
 *     withdrawn, as one that is reserved later is</td></tr>
 * <tr><td>nothing</td><td></td><td>kept</td></tr>
 * </table>
 *
 * <p>A contract (AGREED) stands above all of these, which are for everybody; robots.txt is obeyed
 * before a page is ever asked for. RFC 9309 speaks of access alone and leaves open what becomes of
 * copies that were made while it was allowed; we can no longer learn whether such a page has been
 * corrected or taken away, so it is not shown. A robots.txt that cannot be had withdraws nothing.
 * Of two statements the stricter counts.
 *
 * <p>Sources: Google Search Central, "Robots meta tag specifications" (directives, names, the
 * stricter counts); W3C TDMRep Community Group Final Report, 10 May 2024 (a page's metadata before
 * its header before the host's file); RSL 1.0, rslstandard.org/rsl.
 */
public final class RightsRules {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern RSL =
            Pattern.compile(
                    "(?is)(?=.*;\\s*rel\\s*=\\s*\"?[^\";]*\\blicense\\b).*application/rsl\\+xml.*");

    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Evidence> reserving = new ArrayList<>();
    private Optional<Integer> maxSnippet = Optional.empty();

    private RightsRules() {}

    /**
     * The decision on one page.
     *
     * @param url the address that answered
     */
    public static Rights decide(
            RightsPolicy policy,
            HttpUrl url,
            Statements headers,
            PageHead head,
            HostStatements host) {
        var rules = new RightsRules();
        headers.robots()
                .forEach(value ->
                        rules.robots(
                                new Evidence("X-Robots-Tag", value),
                                RobotsDirectives.ofHeader(value)));
        head.robots().forEach(meta -> rules.robots(meta, RobotsDirectives.ofMeta(meta.what())));
        rules.tdm(url, headers, head, host.tdm());
        rules.licences(headers, head, host);
        return rules.decision(policy);
    }

    private void robots(Evidence stated, RobotsDirectives directives) {
        if (directives.reserved()) {
            reserving.add(stated);
        }
        if (directives.reserved() || directives.maxSnippet().isPresent()) {
            evidence.add(stated);
        }
        maxSnippet = RobotsDirectives.smaller(maxSnippet, directives.maxSnippet());
    }

    /** What is said nearest to the page counts, also where it says that nothing is reserved. */
    private void tdm(HttpUrl url, Statements headers, PageHead head, TdmFile file) {
        head.tdmReservation()
                .map(value -> new Evidence("meta tdm-reservation", value.strip()))
                .or(() ->
                        headers.tdmReservation()
                                .map(value -> new Evidence("TDM-Reservation", value.strip())))
                .or(() ->
                        file.rule(path(url))
                                .map(rule ->
                                        new Evidence(
                                                "tdmrep.json " + rule.location(),
                                                rule.reserved() ? "1" : "0")))
                .ifPresent(stated -> {
                    evidence.add(stated);
                    if (stated.what().equals("1")) {
                        reserving.add(stated);
                    }
                });
    }

    private static String path(HttpUrl url) {
        var query = url.encodedQuery();
        return query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
    }

    private void licences(Statements headers, PageHead head, HostStatements host) {
        headers.links().stream()
                .flatMap(value -> LINK.matcher(value).results())
                .filter(link -> RSL.matcher(link.group(2)).matches())
                .forEach(link -> licence("Link", link.group(1)));
        head.licences().forEach(address -> licence("link rel=license", address));
        host.licences().forEach(address -> licence("robots.txt License", address));
    }

    private void licence(String where, String address) {
        var stated = new Evidence(where, address);
        evidence.add(stated);
        reserving.add(stated);
    }

    private Rights decision(RightsPolicy policy) {
        return switch (policy) {
            case AGREED -> new Rights.Keep(Optional.empty(), evidence);
            case STATED ->
                    reserving.isEmpty()
                            ? new Rights.Keep(maxSnippet, evidence)
                            : new Rights.Refuse(reserving, evidence);
        };
    }
}
