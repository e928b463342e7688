package org.masthead.local.cloud;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.masthead.aws.EditionStore;
import org.masthead.story.Card;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How many stories of how many titles the first edition with stories holds.
 *
 * @param stories more than none
 * @param titles more than none
 */
record FirstStories(int stories, long titles) {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Looks at the current edition until it has stories, and then says so once. */
    static void watch(Cloud cloud, Consumer<FirstStories> target) {
        cloud.template()
                .bucket("EditionsBucket")
                .ifPresent(bucket ->
                        Thread.ofVirtual()
                                .name("first stories")
                                .start(() -> watch(cloud, bucket.name(), target)));
    }

    private static void watch(Cloud cloud, String bucket, Consumer<FirstStories> target) {
        var account = cloud.template().account();
        try (S3Client s3 = LocalClients.operator(account).s3()) {
            var editions = new EditionStore(s3, bucket);
            var found = look(editions);
            while (found.isEmpty()) {
                Thread.sleep(BETWEEN_LOOKS);
                found = look(editions);
            }
            target.accept(found.get());
        } catch (InterruptedException | SdkException e) {
            // The cloud stops: nobody waits for this line any more.
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<FirstStories> look(EditionStore editions) {
        return editions.current()
                .map(it -> editions.read(it.pointer().key()))
                .filter(it -> !it.cards().isEmpty())
                .map(it ->
                        new FirstStories(
                                it.cards().size(),
                                it.cards().stream().map(Card::sourceId).distinct().count()));
    }
}
