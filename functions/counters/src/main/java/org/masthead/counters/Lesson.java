package org.masthead.counters;

import org.masthead.rank.Shown;

/** A list of cards of which a member opened some. */
record Lesson(String member, Shown list) {}
