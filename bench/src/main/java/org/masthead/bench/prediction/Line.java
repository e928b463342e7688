package org.masthead.bench.prediction;

/**
 * One block of a body as the referee reads it.
 *
 * @param text the block's words; an image's or embed's address
 */
public record Line(LineType type, String text) {}
