package org.masthead.local.stores;

import java.util.Map;

/**
 * A call of a store to a webhook.
 *
 * @param type the store's own name of it
 * @param headers names in lower case
 */
public record SignedEvent(String store, String type, Map<String, String> headers, String body) {}
