package dev.corno.layers.preprocessing;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Where a text is split into tokens. */
public enum Splitting {

    /** Nowhere: the text is one token. */
    NONE,

    /** At white space of ASCII, however much. */
    WHITESPACE,

    /** After each character, that is each code point of Unicode. */
    CHARACTER;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    List<String> tokens(String text) {
        return switch (this) {
            case NONE -> List.of(text);
            case WHITESPACE -> Arrays.stream(SPACE.split(text)).filter(token -> !token.isEmpty()).toList();
            case CHARACTER -> text.codePoints().mapToObj(Character::toString).toList();
        };
    }
}
