package org.masthead.extract.evidence;

/**
 * A value and where it was found.
 *
 * @param from for people and for {@code Extraction.evidence}: {@code json-ld}, {@code og:title}
 */
public record Found<T>(T value, String from) {}
