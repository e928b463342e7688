package org.masthead.member;

import java.time.Instant;

/**
 * That a member met a story.
 *
 * @param story its id: 20 hexadecimal digits
 * @param at when, to the second
 * @param value 0…255; what it says is for the list that it stands in
 */
public record Mark(String story, Instant at, int value) {}
