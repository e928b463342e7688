package org.masthead.extract.vector;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The tokenizer of BERT in lower case: text in, the ids of its word pieces out. It does what the
 * model's {@code tokenizer.json} asks for (BertNormalizer, BertPreTokenizer, WordPiece), and is
 * tested against the library that wrote that file; the library itself is 19 MB of native code.
 *
 * <p>Unlike there, a text cannot write {@code [SEP]} and mean the special token.
 */
final class WordPieces {

    private static final int CLS = 101;
    private static final int SEP = 102;
    private static final int UNKNOWN = 100;
    private static final int LONGEST_WORD = 100;
    private static final String INSIDE = "##";

    /** First and last of each block of CJK ideographs, as BERT's own tokenizer names them. */
    private static final int[] CHINESE = {
        0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0xFAFF, 0x20000, 0x2A6DF, 0x2A700, 0x2B73F, 0x2B740,
        0x2B81F, 0x2B920, 0x2CEAF, 0x2F800, 0x2FA1F
    };

    private final Map<String, Integer> ids;

    private WordPieces(Map<String, Integer> ids) {
        this.ids = ids;
    }

    /** Reads the vocabulary from a {@code tokenizer.json}. */
    static WordPieces read(InputStream tokenizer) throws IOException {
        var ids = new HashMap<String, Integer>(65_536);
        try (var json = new JsonFactory().createParser(ObjectReadContext.empty(), tokenizer)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.PROPERTY_NAME
                        && json.currentName().equals("vocab")) {
                    json.nextToken();
                    vocabulary(json, ids);
                }
            }
        }
        if (ids.isEmpty()) {
            throw new IOException("the tokenizer has no vocabulary");
        }
        return new WordPieces(ids);
    }

    private static void vocabulary(JsonParser json, Map<String, Integer> ids) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var piece = json.currentName();
            json.nextToken();
            ids.put(piece, json.getIntValue());
        }
    }

    /**
     * The ids of a text's pieces between those that begin and end it.
     *
     * @param most ids, those two among them
     */
    long[] ids(String text, int most) {
        var pieces = new ArrayList<Integer>();
        pieces.add(CLS);
        for (var word : words(normalised(text))) {
            pieces(word, pieces);
            if (pieces.size() >= most) {
                break;
            }
        }
        var kept = pieces.subList(0, Math.min(pieces.size(), most - 1));
        kept.add(SEP);
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    /** Without control characters and accents, in lower case, each Chinese character apart. */
    private static String normalised(String text) {
        var spaced = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> appendCleaned(spaced, c));
        var plain = new StringBuilder(spaced.length());
        Normalizer.normalize(spaced, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> plain.append(lowerCase(c)));
        return plain.toString();
    }

    private static void appendCleaned(StringBuilder text, int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            text.append(' ');
        } else if (isChinese(c)) {
            text.append(' ').appendCodePoint(c).append(' ');
        } else if (!isControl(c)) {
            text.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c);
        }
    }

    /** One character at a time, so that a Σ at a word's end is no special case. */
    private static String lowerCase(int c) {
        return c < 0x80
                ? String.valueOf((char) (c >= 'A' && c <= 'Z' ? c + 32 : c))
                : Character.toString(c).toLowerCase(Locale.ROOT);
    }

    private static boolean isControl(int c) {
        return c == 0xFFFD
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.UNASSIGNED,
                            Character.PRIVATE_USE,
                            Character.SURROGATE ->
                            true;
                    default -> false;
                };
    }

    private static boolean isChinese(int c) {
        for (int i = 0; i < CHINESE.length; i += 2) {
            if (c >= CHINESE[i] && c <= CHINESE[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Split at white space, each punctuation mark a word of its own. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        int start = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            boolean mark = isPunctuation(c);
            if (mark || c == ' ') {
                addWord(words, text, start, at);
                addWord(words, text, at, mark ? next : at);
                start = next;
            }
            at = next;
        }
        addWord(words, text, start, text.length());
        return words;
    }

    private static void addWord(List<String> words, String text, int from, int to) {
        if (from < to) {
            words.add(text.substring(from, to));
        }
    }

    private static boolean isPunctuation(int c) {
        if (c < 0x80) {
            return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }

    /** The longest piece that the vocabulary has, again and again; all of the word or nothing. */
    private void pieces(String word, List<Integer> pieces) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            pieces.add(UNKNOWN);
            return;
        }
        int before = pieces.size();
        for (int from = 0; from < word.length(); ) {
            int to = pieceEnd(word, from);
            if (to == from) {
                pieces.subList(before, pieces.size()).clear();
                pieces.add(UNKNOWN);
                return;
            }
            pieces.add(ids.getOrDefault(piece(word, from, to), UNKNOWN));
            from = to;
        }
    }

    private int pieceEnd(String word, int from) {
        int to = word.length();
        while (to > from && !ids.containsKey(piece(word, from, to))) {
            to--;
        }
        return to;
    }

    private static String piece(String word, int from, int to) {
        var piece = word.substring(from, to);
        return from == 0 ? piece : INSIDE + piece;
    }
}
