package org.masthead.membership.store;

import java.time.Instant;
import org.masthead.member.Store;

/**
 * What a store sent and signed, as it waits in the queue.
 *
 * @param id the store's own id of the event: the same event sent twice has the same
 * @param receivedAt when it came, by our clock
 * @param body as it came, byte for byte (UTF-8)
 */
public record StoreEvent(Store store, String id, Instant receivedAt, String body) {}
