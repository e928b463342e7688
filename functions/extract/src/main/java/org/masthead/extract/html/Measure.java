package org.masthead.extract.html;

/** What one element's text amounts to, itself and everything in it. */
public final class Measure {

    /** A line of fewer words is no sentence worth trusting. */
    private static final int MIN_PROSE_WORDS = 8;

    private static final double MAX_LINK_SHARE = 0.45;

    private int words;
    private int linkWords;
    private int lineWords;
    private int lineLinkWords;
    private int prose;
    private int proseLines;

    Measure() {}

    /** All words inside. */
    public int words() {
        return words;
    }

    /** Words inside that are link text. */
    public int linkWords() {
        return linkWords;
    }

    /** Words in lines that read as prose: sentences, not links. */
    public int prose() {
        return prose;
    }

    /** Number of such lines. */
    public int proseLines() {
        return proseLines;
    }

    /** Words of the element's own line: its inline text, without the blocks inside it. */
    public int lineWords() {
        return lineWords;
    }

    /** 0 to 1; an element without words has no links either. */
    public double linkDensity() {
        return words == 0 ? 0 : (double) linkWords / words;
    }

    /** The same figures, kept as they are now. */
    public Measure copy() {
        var copy = new Measure();
        copy.add(this);
        copy.lineWords = lineWords;
        copy.lineLinkWords = lineLinkWords;
        return copy;
    }

    void addText(int count, boolean link) {
        lineWords += count;
        lineLinkWords += link ? count : 0;
    }

    /** Ends the element's own line; {@code weight} is how far its kind is trusted to be prose. */
    void closeLine(double weight) {
        words += lineWords;
        linkWords += lineLinkWords;
        if (lineWords >= MIN_PROSE_WORDS && lineLinkWords <= MAX_LINK_SHARE * lineWords) {
            prose += (int) Math.round(weight * (lineWords - lineLinkWords));
            proseLines++;
        }
    }

    void add(Measure child) {
        words += child.words;
        linkWords += child.linkWords;
        prose += child.prose;
        proseLines += child.proseLines;
    }

    void without(Measure child) {
        words -= child.words;
        linkWords -= child.linkWords;
        prose -= child.prose;
        proseLines -= child.proseLines;
    }
}
