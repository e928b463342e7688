package org.masthead.extract.blocks;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.extract.clean.RelatedHeadings;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Resource;
import org.masthead.extract.html.Words;
import org.masthead.story.Block;
import org.masthead.story.Run;

/** Tells lines that belong to a page and not to its story. */
final class Furniture {

    private static final Set<String> LINES =
            new HashSet<>(Resource.lines(Furniture.class, "furniture-lines.txt"));
    private static final Set<String> CREDITS =
            new HashSet<>(Resource.lines(Furniture.class, "credit-words.txt"));
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern CREDIT =
            Pattern.compile("^[(\\[（]?\\s*([\\p{L} ]{2,20}?)\\s*[:/©：]\\s*\\S.*");

    /** One or two words after a full stop, or in brackets at the end. */
    private static final Pattern AGENCY =
            Pattern.compile(
                    "(?:(?<=[.!?”\"»]) | (?=\\())\\(?(\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?)\\)?$");

    private static final Pattern SIGN = Pattern.compile("^\\s*[(\\[]?\\s*(?:©|\\(c\\)\\s).*");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://|www\\.|twitter\\.com/)?\\S+[.@/]\\S+|@\\w+");
    private static final Pattern TIME =
            Pattern.compile(
                    "(?<!\\d)(?:19|20)\\d\\d(?!\\d)|\\d{1,2}[:.h]\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2}");
    private static final Pattern DAY =
            Pattern.compile(
                    "\\d{1,2}[./] ?\\d{1,2}[./] ?(?:20)?\\d\\d|\\d{1,2}[:.]\\d\\d(?:\\s?(?:Uhr|[ap]\\.?m)|$)");
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}[./] ?\\d{1,2}[./] ?(?:20)?\\d\\d");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:.]\\d\\d(?!\\d|[.%€$£])");

    /** "WATCH | Hundreds gather": a label, a bar, another story's title. */
    private static final Pattern LABELLED_LINK =
            Pattern.compile(
                    "(?:[\\p{Lu}\\p{N} :!]{4,40}|Video|Watch|Podcast|Photos|Fotos|Gallery) \\| \\S.*");

    private static final int MAX_LABELLED_WORDS = 25;
    private static final int MAX_DAY_AND_TIME_WORDS = 14;

    /** Characters; sixteen words of any language fit. */
    private static final int MAX_SHORT_LINE = 200;

    private static final int MAX_CREDIT_WORDS = 14;
    private static final int MAX_STAMP_WORDS = 16;
    private static final int MAX_OPEN_WORDS = 8;

    private Furniture() {}

    /** Wherever in a story the line stands. */
    static boolean isAnywhere(Block block) {
        return switch (block) {
            case Block.Paragraph(var text) ->
                    isLine(Run.textOf(text))
                            || Promos.isPromo(text)
                            || isRelated(Run.textOf(text))
                            || isLabelledLink(Run.textOf(text))
                            || isShortStamp(Run.textOf(text));
            case Block.Heading(var ignored, var text) ->
                    isLine(Run.textOf(text)) || isRelated(Run.textOf(text));
            case Block.Bullets(var ignored, var items) ->
                    items.size() == 1 && isShortStamp(Run.textOf(items.getFirst()));
            default -> false;
        };
    }

    private static boolean isLabelledLink(String text) {
        return text.indexOf(" | ") > 0
                && Words.count(text) <= MAX_LABELLED_WORDS
                && LABELLED_LINK.matcher(text).matches();
    }

    /** A line such as {@code Foto: Reuters}: short, opening with a word for a picture. */
    static boolean isCredit(String text) {
        if (text.length() > MAX_SHORT_LINE || Words.count(text) > MAX_CREDIT_WORDS) {
            return false;
        }
        if (SIGN.matcher(text).matches()) {
            return true;
        }
        if (isSigned(text)) {
            return true;
        }
        var credit = CREDIT.matcher(text);
        return credit.matches()
                && CREDITS.contains(credit.group(1).toLowerCase(Locale.ROOT).strip());
    }

    /**
     * Where the credit begins that closes a caption: a last line that is one, or a picture agency's
     * name after the last sentence. The text's length where none does.
     */
    static int startOfCredit(String caption) {
        int line = caption.lastIndexOf('\n');
        if (line > 0 && isCredit(caption.substring(line + 1))) {
            return line;
        }
        var agency = AGENCY.matcher(caption);
        return agency.find() && CREDITS.contains(agency.group(1).toLowerCase(Locale.ROOT))
                ? agency.start()
                : caption.length();
    }

    /** A line such as {@code Bloomberg | Getty Images}: names, the last one a picture agency's. */
    private static boolean isSigned(String text) {
        if (CREDITS.contains(text.toLowerCase(Locale.ROOT).strip())) {
            return true;
        }
        int last = Math.max(text.lastIndexOf('|'), text.lastIndexOf('/'));
        return last > 0
                && Words.count(text) <= MAX_OPEN_WORDS
                && CREDITS.contains(text.substring(last + 1).toLowerCase(Locale.ROOT).strip());
    }

    /**
     * A line that holds a day or a time of day and is no sentence: "Stand: 24.04.2024 22:58 Uhr".
     */
    static boolean isStamp(String text) {
        return text.length() <= MAX_SHORT_LINE
                && Words.count(text) <= MAX_STAMP_WORDS
                && TIME.matcher(text).find()
                && !endsAsSentence(text);
    }

    static boolean endsAsSentence(String text) {
        var line = text.stripTrailing();
        int last = line.length() - 1;
        while (last >= 0 && "\"'”’»)]“".indexOf(line.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && ".!?…:;。！？。।؟♦".indexOf(line.charAt(last)) >= 0;
    }

    private static boolean isRelated(String text) {
        return text.length() <= MAX_SHORT_LINE
                && Words.count(text) <= MAX_OPEN_WORDS
                && RelatedHeadings.isRelated(text);
    }

    private static boolean isShortStamp(String text) {
        if (text.length() > MAX_SHORT_LINE) {
            return false;
        }
        int words = Words.count(text);
        boolean dayAndTime = DATE.matcher(text).find() && CLOCK.matcher(text).find();
        return (dayAndTime && words <= MAX_DAY_AND_TIME_WORDS)
                || (words <= MAX_OPEN_WORDS
                        && (DAY.matcher(text).find() || CLOCK.matcher(text).lookingAt())
                        && !endsAsSentence(text));
    }

    private static boolean isLine(String text) {
        if (text.length() > 100) {
            return false;
        }
        if (ADDRESS.matcher(text.strip()).matches()) {
            return true;
        }
        var key = Letters.words(text);
        if (key.isEmpty() || (key.length() > 4 && NUMBER.matcher(key).matches())) {
            return true;
        }
        return known(NUMBER.matcher(key).replaceAll("#"));
    }

    private static boolean known(String key) {
        if (LINES.contains(key)) {
            return true;
        }
        if (Words.count(key) > MAX_OPEN_WORDS) {
            return false;
        }
        for (int end = key.length(); end > 0; end = key.lastIndexOf(' ', end - 1)) {
            if (LINES.contains(key.substring(0, end) + "*")) {
                return true;
            }
        }
        return false;
    }
}
