package dev.corno.layers.preprocessing;

import java.util.regex.Pattern;

/** What becomes of a text before it is split. */
public enum Standardization {

    /** Nothing. */
    NONE,

    /** A to Z become small letters. */
    LOWER,

    /** Punctuation of ASCII is left out. */
    STRIP_PUNCTUATION,

    /** Both. */
    LOWER_AND_STRIP_PUNCTUATION;

    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");

    String standardized(String text) {
        String lower = this == LOWER || this == LOWER_AND_STRIP_PUNCTUATION ? lower(text) : text;
        return this == NONE || this == LOWER ? lower : PUNCTUATION.matcher(lower).replaceAll("");
    }

    private static String lower(String text) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] += letters[i] >= 'A' && letters[i] <= 'Z' ? 'a' - 'A' : 0;
        }
        return new String(letters);
    }
}
