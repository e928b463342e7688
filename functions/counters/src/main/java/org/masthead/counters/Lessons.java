package org.masthead.counters;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.masthead.aws.RateLimit;
import org.masthead.rank.Why;
import org.masthead.reading.EventKind;
import org.masthead.reading.ReadingEvent;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The lists of cards in a batch of events. The cards' tokens come from clients and are not signed,
 * so what one member can teach is bounded: a story that they opened teaches once, {@value
 * #MOST_LISTS} lists a batch, {@value #MOST_CARDS} cards a list, {@value #MOST_A_DAY} batches a
 * day.
 */
final class Lessons {

    private static final int MOST_LISTS = 3;
    private static final int MOST_CARDS = 40;
    private static final int MOST_A_DAY = 30;

    private Lessons() {}

    static RateLimit limit(DynamoDbClient dynamoDb, String members) {
        return new RateLimit(dynamoDb, members, "lessons", MOST_A_DAY, Duration.ofDays(1));
    }

    /**
     * Finds the lists.
     *
     * @param opened the stories whose opening was counted just now, for the first time
     */
    static List<Lesson> of(String member, List<ReadingEvent> events, Set<String> opened) {
        var lists = new LinkedHashMap<String, Map<String, Lesson.Card>>();
        for (var event : events) {
            event.list().ifPresent(list -> add(lists, list, event, opened));
        }
        return lists.entrySet().stream()
                .map(list ->
                        new Lesson(member, list.getKey(), List.copyOf(list.getValue().values())))
                .filter(lesson -> lesson.cards().stream().anyMatch(Lesson.Card::opened))
                .limit(MOST_LISTS)
                .toList();
    }

    private static void add(
            Map<String, Map<String, Lesson.Card>> lists,
            String list,
            ReadingEvent event,
            Set<String> opened) {
        boolean isCard = event.kind() == EventKind.SHOWN || event.kind() == EventKind.OPENED;
        if (!isCard) {
            return;
        }
        var cards = lists.computeIfAbsent(list, _ -> new HashMap<>());
        event.why()
                .flatMap(Why::decode)
                .filter(_ -> cards.size() < MOST_CARDS)
                .ifPresent(why ->
                        cards.putIfAbsent(
                                event.story(),
                                new Lesson.Card(
                                        event.story(), why, opened.contains(event.story()))));
    }
}
