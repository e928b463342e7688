package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.masthead.extract.html.Resource;
import org.masthead.extract.html.Words;
import org.masthead.story.Block;
import org.masthead.story.Run;

/**
 * Groups what stands under a label: a paragraph that opens with a bold or italic lead-in ending in
 * a colon, or is a bold lead-in alone with a list right after it. Known by shape, so any label of
 * any language counts. A section ends at the next label, heading or note.
 */
public final class LabelledSections {

    private static final int MAX_LABEL_CHARS = 60;

    /** What is longer announces something: "See the full list of winners below:". */
    private static final int MAX_LABEL_WORDS = 8;

    /** More different labels than these are a list of things: none opens with another. */
    private static final int MAX_KINDS = 500;

    /** Blocks among which the first paragraph is looked for. */
    private static final int OPENING = 10;

    /** A lead-in that comes so often is a speaker's name in an interview, not a label. */
    private static final int SPEAKER = 3;

    private static final List<String> ANNOUNCING =
            Resource.lines(LabelledSections.class, "announcing-words.txt").stream()
                    .map(words -> ' ' + words)
                    .toList();

    /** A full stop after a word; after "Dr" or an initial it ends none. */
    private static final Pattern SENTENCE_END = Pattern.compile("\\p{L}{3,}[.!?] ");

    private LabelledSections() {}

    /** The same blocks, labelled ones moved into sections. */
    public static List<Block> group(List<Block> blocks) {
        var leads = new ArrayList<Optional<Lead>>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean list = i + 1 < blocks.size() && blocks.get(i + 1) instanceof Block.Bullets;
            boolean opening = i < OPENING && isFirst(blocks, i);
            leads.add(Lead.of(blocks.get(i), list).filter(lead -> !opening || !isPlace(lead)));
        }
        var counts = counts(leads);
        var grouped = new ArrayList<Block>();
        Optional<String> label = Optional.empty();
        var inside = new ArrayList<Block>();
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var lead =
                    leads.get(i).filter(found -> counts.getOrDefault(found.label(), 0) < SPEAKER);
            if (lead.isPresent() || endsSection(block)) {
                close(label, inside, grouped);
                label = lead.map(Lead::label);
                lead.filter(found -> !found.rest().isEmpty())
                        .ifPresent(found -> inside.add(new Block.Paragraph(found.rest())));
            }
            if (lead.isEmpty()) {
                (label.isPresent() ? inside : grouped).add(block);
            }
        }
        close(label, inside, grouped);
        return List.copyOf(grouped);
    }

    private static boolean isFirst(List<Block> blocks, int at) {
        return blocks.subList(0, at).stream().noneMatch(Block.Paragraph.class::isInstance);
    }

    /** "Washington, DC, United States": where the report comes from that opens with it. */
    private static boolean isPlace(Lead lead) {
        var parts = lead.label().split(", ", -1);
        return parts.length > 1
                && Stream.of(parts)
                        .allMatch(part -> !part.isEmpty() && Character.isUpperCase(part.charAt(0)));
    }

    /** How often each label comes; one that opens with another ("Accounts") counts as that too. */
    private static Map<String, Integer> counts(List<Optional<Lead>> leads) {
        var counts = new HashMap<String, Integer>();
        for (var lead : leads) {
            lead.ifPresent(found -> counts.merge(found.label(), 1, Integer::sum));
        }
        if (counts.size() > MAX_KINDS) {
            return counts;
        }
        var all = new HashMap<String, Integer>();
        for (var label : counts.keySet()) {
            int most =
                    counts.entrySet().stream()
                            .filter(other -> label.startsWith(other.getKey()))
                            .mapToInt(Map.Entry::getValue)
                            .max()
                            .orElse(0);
            all.put(label, most);
        }
        return all;
    }

    private static void close(Optional<String> label, List<Block> inside, List<Block> grouped) {
        label.ifPresent(text -> grouped.add(new Block.Section(text, List.copyOf(inside))));
        inside.clear();
    }

    private static boolean endsSection(Block block) {
        return block instanceof Block.Heading || block instanceof Block.Note;
    }

    /** A paragraph's lead-in, and what follows it in the same paragraph. */
    private record Lead(String label, List<Run> rest) {

        static Optional<Lead> of(Block block, boolean listFollows) {
            if (!(block instanceof Block.Paragraph(var runs))) {
                return Optional.empty();
            }
            var text = new StringBuilder();
            int strong = 0;
            while (strong < runs.size() && stands(runs.get(strong)) && !endsWithColon(text)) {
                text.append(runs.get(strong).text());
                strong++;
            }
            if (strong == 0) {
                return Optional.empty();
            }
            var rest = new ArrayList<>(runs.subList(strong, runs.size()));
            boolean colon = endsWithColon(text) || takeColon(rest);
            boolean alone = rest.isEmpty() && runs.getFirst().bold() && listFollows;
            var label = label(text);
            boolean fits =
                    !label.isEmpty()
                            && label.length() <= MAX_LABEL_CHARS
                            && Words.count(label) <= MAX_LABEL_WORDS
                            && !isSentence(label)
                            && !isAnnouncement(label);
            return (colon || alone) && fits
                    ? Optional.of(new Lead(label, trimmed(rest)))
                    : Optional.empty();
        }

        private static boolean stands(Run run) {
            return run.bold() || run.italic();
        }

        private static boolean isSentence(String label) {
            return label.indexOf('\n') >= 0
                    || SENTENCE_END.matcher(label).find()
                    || label.endsWith(".");
        }

        /** "Jane Roe reports:" goes on with what she says. */
        private static boolean isAnnouncement(String label) {
            var words = ' ' + label.toLowerCase(Locale.ROOT);
            return ANNOUNCING.stream().anyMatch(words::endsWith);
        }

        private static boolean endsWithColon(CharSequence text) {
            int last = text.length() - 1;
            while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
                last--;
            }
            return last >= 0 && isColon(text.charAt(last));
        }

        private static boolean isColon(char c) {
            return c == ':' || c == '：' || c == '︰';
        }

        /** The colon may stand behind the bold, not in it. */
        private static boolean takeColon(List<Run> rest) {
            if (rest.isEmpty()) {
                return false;
            }
            var run = rest.getFirst();
            var text = run.text().stripLeading();
            if (text.isEmpty() || !isColon(text.charAt(0))) {
                return false;
            }
            rest.set(0, withText(run, text.substring(1)));
            return true;
        }

        private static String label(CharSequence text) {
            var label = text.toString().strip();
            return endsWithColon(label) ? label.substring(0, label.length() - 1).strip() : label;
        }

        private static List<Run> trimmed(List<Run> rest) {
            if (rest.isEmpty()) {
                return List.of();
            }
            var first = withText(rest.getFirst(), rest.getFirst().text().stripLeading());
            var trimmed = new ArrayList<>(rest);
            if (first.text().isEmpty()) {
                trimmed.removeFirst();
            } else {
                trimmed.set(0, first);
            }
            return List.copyOf(trimmed);
        }

        private static Run withText(Run run, String text) {
            return new Run(text, run.bold(), run.italic(), run.code(), run.href());
        }
    }
}
