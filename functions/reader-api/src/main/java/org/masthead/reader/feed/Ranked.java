package org.masthead.reader.feed;

import java.util.List;
import org.masthead.story.Card;

/** A card and what speaks for it. */
record Ranked(Card card, double score, List<Reason> reasons) {}
