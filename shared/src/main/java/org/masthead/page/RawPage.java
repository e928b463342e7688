package org.masthead.page;

/**
 * A page as fetched.
 *
 * @param content the bytes as received, content encoding removed, charset untouched; not copied,
 *     not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // carried from S3 to the extractor, never compared
public record RawPage(PageFacts facts, byte[] content) {}
