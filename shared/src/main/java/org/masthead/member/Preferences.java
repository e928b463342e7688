package org.masthead.member;

/**
 * What a member asked for.
 *
 * @param follow shown first
 * @param mute never shown
 * @param personalised false: the edition in its own order, mutes still obeyed
 */
public record Preferences(Selection follow, Selection mute, boolean personalised) {

    /** Of a member who has said nothing yet. */
    public static final Preferences DEFAULT =
            new Preferences(Selection.NOTHING, Selection.NOTHING, true);
}
