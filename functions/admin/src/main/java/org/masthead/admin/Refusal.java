package org.masthead.admin;

import java.util.List;
import org.masthead.edition.Pick;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.Problem;
import org.masthead.lambda.Problem.Fault;

/** Why an operator's request was not carried out. */
final class Refusal {

    private Refusal() {}

    static HttpReply badLimit(int most) {
        return of(
                "bad-limit",
                "The limit is not usable",
                400,
                "limit is a whole number from 1 to %d.".formatted(most));
    }

    static HttpReply badDay() {
        return of("bad-day", "The day is not usable", 422, "day is a date such as 2026-11-22.");
    }

    static HttpReply badCursor() {
        return of(
                "bad-cursor",
                "The cursor is not one of ours",
                400,
                "Send the 'next' of a page of this very list, unchanged, or none to begin again.");
    }

    static HttpReply badState(String detail) {
        return of("bad-state", "The state is not usable", 422, detail + ".");
    }

    static HttpReply noSuchSource(String id) {
        return of(
                "no-such-source",
                "There is no such source",
                404,
                "No source has the id '%s'; GET /v1/admin/sources lists them.".formatted(id));
    }

    static HttpReply sourceExists(String id) {
        return of(
                "source-exists",
                "The id is taken",
                409,
                ("There is a source '%s' already. Change it with PUT /v1/admin/sources/%s, or send"
                                + " another id.")
                        .formatted(id, id));
    }

    static HttpReply noFeeds(String id) {
        return of(
                "no-feeds",
                "The source has no feeds",
                409,
                ("Nothing of '%s' could be checked. PUT its definition with feeds, or the state"
                                + " \"discovering\" to look for them again.")
                        .formatted(id));
    }

    static HttpReply sourceChanged(String id) {
        return of(
                "source-changed",
                "Somebody else has changed the source",
                412,
                "'%s' is not as you have seen it. Read it again, and put your change into that."
                        .formatted(id));
    }

    static HttpReply ifMatchMissing(String id) {
        return of(
                "if-match-required",
                "Say which definition you mean to change",
                428,
                ("Send If-Match with the ETag of GET /v1/admin/sources/%s, so that two operators do"
                                + " not overwrite each other; If-Match: * replaces whatever is"
                                + " there.")
                        .formatted(id));
    }

    static HttpReply badSource(List<Fault> faults) {
        return faulty("bad-source", "The source cannot be taken", faults);
    }

    static HttpReply badPicks(List<Fault> faults) {
        return faulty("bad-picks", "The picks cannot be taken", faults);
    }

    static HttpReply noSuchStory(String id) {
        return of(
                "no-such-story",
                "There is no such story",
                404,
                "No story that is shown has the id '%s'; ids stand on cards.".formatted(id));
    }

    static HttpReply noSuchPick(String story) {
        return of(
                "no-such-pick",
                "The story is not picked",
                404,
                "'%s' is none of the picks; GET /v1/admin/picks lists them.".formatted(story));
    }

    static HttpReply tooManyPicks() {
        return of(
                "too-many-picks",
                "There is no room for another pick",
                409,
                "%d stories are picked already. Take one out first.".formatted(Pick.MOST));
    }

    static HttpReply picksChanged() {
        return of(
                "picks-changed",
                "Somebody else has changed the picks",
                412,
                "The list is not as you have seen it. Read it again, and put your change into"
                        + " that.");
    }

    static HttpReply picksIfMatchMissing() {
        return of(
                "if-match-required",
                "Say which list you mean to replace",
                428,
                "Send If-Match with the ETag of GET /v1/admin/picks, so that two editors do not"
                        + " overwrite each other; If-Match: * replaces whatever is there.");
    }

    static HttpReply badImport(List<Fault> faults) {
        return faulty("bad-import", "The sources cannot be taken", faults);
    }

    static HttpReply unknownForm(String contentType) {
        return of(
                "unsupported-media-type",
                "This form cannot be imported",
                415,
                ("'%s' is none of text/x-opml, application/xml, text/xml (OPML), application/x-ndjson,"
                                + " application/jsonl (JSON lines).")
                        .formatted(contentType));
    }

    private static HttpReply faulty(String type, String title, List<Fault> faults) {
        return HttpReply.problem(
                new Problem(
                        type,
                        title,
                        422,
                        "%d faults, all listed in errors; nothing was changed."
                                .formatted(faults.size()),
                        faults));
    }

    private static HttpReply of(String type, String title, int status, String detail) {
        return HttpReply.problem(Problem.of(type, title, status, detail));
    }
}
