package org.masthead.reader.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.masthead.edition.Edition;
import org.masthead.edition.Readership;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Member;
import org.masthead.member.Selection;
import org.masthead.page.Digest;
import org.masthead.reader.access.Caller;
import org.masthead.reader.edition.Newsstand;
import org.masthead.story.Tombstone;

/**
 * {@code GET /v1/sync}: what has changed since the last time, for apps that keep stories offline.
 */
public final class SyncEndpoint {

    /** Changes in one answer: some 400 KB of JSON, far below Lambda's 6 MB. */
    static final int PAGE = 500;

    private final Newsstand stand;
    private final InstantSource clock;

    public SyncEndpoint(Newsstand stand, InstantSource clock) {
        this.stand = stand;
        this.clock = clock;
    }

    /**
     * Some changes, oldest first.
     *
     * @param reset whether the app is to forget all that it holds before it takes these
     * @param more whether there are further changes now
     * @param next what to send as {@code since} the next time
     */
    record Changes(
            String edition,
            boolean reset,
            List<CardView> cards,
            List<Tombstone> tombstones,
            boolean more,
            String next) {}

    /**
     * A place in the order of changes.
     *
     * @param at when an edition took the change in
     * @param id of the story that changed
     */
    private record Place(Instant at, String id) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::at).thenComparing(Place::id);

        /** Behind every change of an edition: ids are hexadecimal. */
        static Place endOf(Edition edition) {
            return new Place(edition.boundAt(), "~");
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * How far an app has come.
     *
     * @param without what it was not to see: with other mutes, or of another readership, other
     *     cards are missing, or are too many
     */
    private record Since(Place place, String without) {

        /** Tokens that were given out before they told of mutes fit no mutes. */
        private static final Pattern FORM =
                Pattern.compile("(\\d{1,15}) ([0-9a-f]{20}|~)(?: ([0-9a-f]{16}))?");

        static Optional<Since> decode(String text) {
            try {
                var bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
                var form = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
                return form.matches() ? Optional.of(of(form)) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static Since of(Matcher form) {
            var at = Instant.ofEpochMilli(Long.parseLong(form.group(1)));
            return new Since(
                    new Place(at, form.group(2)), Objects.requireNonNullElse(form.group(3), ""));
        }

        String encode() {
            var text = place.at().toEpochMilli() + " " + place.id() + " " + without;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A story's or a tombstone's number in the edition, at its place in time. */
    private record Change(Place place, OptionalInt story, OptionalInt tombstone) {}

    /** The changes that a member may see; what they mute is left out. */
    public HttpReply changes(HttpRequest request, Caller caller) {
        var since = request.query("since");
        var known = since.flatMap(Since::decode);
        if (since.isPresent() && known.isEmpty()) {
            return badSince();
        }
        return stand.chosen(request, caller)
                .map(edition -> stand.answer(request, edition, changes(edition, known, caller)))
                .orElseGet(Paging::noEdition);
    }

    private Changes changes(Edition edition, Optional<Since> since, Caller caller) {
        // Tombstones are kept as long as stories are live: before that, something may be missing.
        var oldest = edition.boundAt().minus(Edition.LIVE);
        var without = without(caller, edition.readership());
        var from =
                since.filter(it -> it.without().equals(without))
                        .map(Since::place)
                        .filter(place -> !place.at().isBefore(oldest));
        var after = from.orElse(new Place(Instant.EPOCH, ""));
        var changes =
                from(after.at(), edition, caller)
                        .filter(change -> change.place().compareTo(after) > 0)
                        .sorted(Comparator.comparing(Change::place))
                        .limit(PAGE + 1L)
                        .toList();
        var page = changes.subList(0, Math.min(PAGE, changes.size()));
        boolean more = changes.size() > PAGE;
        var next = more ? page.getLast().place() : later(Place.endOf(edition), after);
        return new Changes(
                edition.version(),
                from.isEmpty(),
                views(edition, page, caller),
                page.stream()
                        .flatMapToInt(change -> change.tombstone().stream())
                        .mapToObj(edition.tombstones()::get)
                        .toList(),
                more,
                new Since(next, without).encode());
    }

    /**
     * The same digits for the same mutes, hidden stories, languages and locked cards, in any order.
     */
    private static String without(Caller caller, Readership readers) {
        var all =
                switch (caller) {
                    case Caller.Anonymous() -> List.of();
                    case Caller.SignedIn(var member) -> without(member, readers);
                };
        return Digest.sha256(Json.writeBytes(all)).substring(0, 16);
    }

    private static List<List<String>> without(Member member, Readership readers) {
        var mute = member.preferences().mute();
        var of = readers.language().map(_ -> Stream.of(Stream.of(readers.name())));
        return Stream.concat(without(member, mute), of.orElseGet(Stream::empty))
                .map(things -> things.map(Object::toString).sorted().toList())
                .toList();
    }

    private static Stream<Stream<?>> without(Member member, Selection mute) {
        return Stream.of(
                mute.sources().stream(),
                mute.topics().stream(),
                mute.words().stream(),
                mute.authors().stream(),
                member.hidden().stories(),
                member.preferences().languages().stream(),
                Stream.of(member.preferences().hideLocked()));
    }

    /** Never back: another instance may serve an edition that is a few seconds older. */
    private static Place later(Place a, Place b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private Stream<Change> from(Instant start, Edition edition, Caller caller) {
        long from = start.toEpochMilli();
        var cards =
                IntStream.range(0, edition.size())
                        .filter(Sight.shown(edition, stand.whole(), caller, clock.instant()))
                        .filter(story -> edition.since(story) >= from)
                        .mapToObj(story ->
                                new Change(
                                        place(edition.since(story), edition.id(story)),
                                        OptionalInt.of(story),
                                        OptionalInt.empty()));
        var tombstones =
                IntStream.range(0, edition.tombstones().size())
                        .filter(stone -> edition.goneSince(stone) >= from)
                        .mapToObj(stone ->
                                new Change(
                                        place(
                                                edition.goneSince(stone),
                                                edition.tombstones().get(stone).id()),
                                        OptionalInt.empty(),
                                        OptionalInt.of(stone)));
        return Stream.concat(cards, tombstones);
    }

    private static Place place(long since, String id) {
        return new Place(Instant.ofEpochMilli(since), id);
    }

    private List<CardView> views(Edition edition, List<Change> page, Caller caller) {
        var now = clock.instant();
        return page.stream()
                .flatMapToInt(change -> change.story().stream())
                .mapToObj(edition::card)
                .map(card ->
                        CardView.of(
                                card,
                                List.of(),
                                edition.source(card.sourceId()),
                                caller.access(card.sourceId(), now),
                                Optional.empty(),
                                now))
                .toList();
    }

    private static HttpReply badSince() {
        return HttpReply.problem(
                Problem.of(
                        "bad-since",
                        "The place to go on from is not one of ours",
                        400,
                        "Send the 'next' of the last answer, unchanged, or none to begin again."));
    }
}
