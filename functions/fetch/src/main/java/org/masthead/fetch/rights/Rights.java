package org.masthead.fetch.rights;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The decision on one page, with what it rests on. */
public sealed interface Rights {

    List<Evidence> evidence();

    /**
     * The page may be kept.
     *
     * @param maxSnippet how many characters of it may be shown as its summary; empty where that is
     *     left to us
     */
    record Keep(Optional<Integer> maxSnippet, List<Evidence> evidence) implements Rights {
        public Keep {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The page is not to be kept.
     *
     * @param because the statements that forbid it; never empty
     */
    record Refuse(List<Evidence> because, List<Evidence> evidence) implements Rights {
        public Refuse {
            because = List.copyOf(because);
            evidence = List.copyOf(evidence);
        }

        /** In words, for people. */
        public String reason() {
            return "the publisher reserves it (%s)".formatted(said(because));
        }
    }

    /** The decision and its evidence on one line, as it is stored with the page. */
    default String words() {
        var decision =
                switch (this) {
                    case Keep(var maxSnippet, var ignored) ->
                            maxSnippet
                                    .map(limit -> "keep, summary of %d characters".formatted(limit))
                                    .orElse("keep");
                    case Refuse ignored -> "refuse";
                };
        return evidence().isEmpty() ? decision : decision + " (" + said(evidence()) + ")";
    }

    private static String said(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::toString).collect(Collectors.joining("; "));
    }
}
