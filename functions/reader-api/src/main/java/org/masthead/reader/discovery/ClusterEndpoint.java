package org.masthead.reader.discovery;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.edition.Cluster;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.reader.access.Caller;
import org.masthead.reader.feed.CardPages;
import org.masthead.reader.feed.CardView;
import org.masthead.reader.feed.Paging;
import org.masthead.reader.feed.Sight;

/** {@code GET /v1/clusters/{id}}: one event, everybody who tells it, and how they are spread. */
public final class ClusterEndpoint {

    private final CardPages pages;

    public ClusterEndpoint(CardPages pages) {
        this.pages = pages;
    }

    record ClusterView(String edition, String id, List<Telling> tellings, Balance balance) {}

    /**
     * One telling.
     *
     * @param copy whether it repeats another one nearly word for word, as wire copies do
     */
    record Telling(CardView card, boolean copy) {}

    public HttpReply show(HttpRequest request, Caller caller) {
        var id = request.pathParameter("id");
        return pages.sight(request, caller, edition -> edition.cluster(id).isPresent())
                .map(sight -> show(request, sight, id))
                .orElseGet(Paging::noEdition);
    }

    private HttpReply show(HttpRequest request, Sight sight, String id) {
        var number = sight.edition().cluster(id);
        if (number.isEmpty()) {
            return unknown(id);
        }
        var cluster = sight.edition().cluster(number.getAsInt());
        var tellings = sight.leads().inOrder(cluster);
        // One that the member mutes whole is, to them, none: its id tells nothing.
        return tellings.length == 0
                ? unknown(id)
                : pages.answer(request, sight, view(sight, cluster, tellings));
    }

    private static ClusterView view(Sight sight, Cluster cluster, int[] tellings) {
        Set<Integer> copies = Arrays.stream(cluster.copies()).boxed().collect(Collectors.toSet());
        return new ClusterView(
                sight.edition().version(),
                cluster.id(),
                Arrays.stream(tellings)
                        .mapToObj(story -> new Telling(sight.card(story), copies.contains(story)))
                        .toList(),
                Balance.of(sight.edition(), tellings, copies));
    }

    private static HttpReply unknown(String id) {
        return HttpReply.problem(
                Problem.of(
                        "no-such-cluster",
                        "There is no such cluster",
                        404,
                        ("No live stories are told under '%s'. Clusters live as long as their stories"
                                        + " do; ids stand on cards.")
                                .formatted(id.length() > 80 ? id.substring(0, 80) + "…" : id)));
    }
}
