package dev.corno.callbacks;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with values in it, in Python's notation: <code>{epoch:02d}-{val_loss:.4f}.keras</code>. Doubled braces stand for themselves.
 *
 * @param text the path
 */
record PathTemplate(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}:]+)(?::(0?[1-9]\\d?)?(?:d|(\\.\\d{1,2})?([ef]))?)?\\}|[{}]");

    /**
     * Checks the notation.
     *
     * @throws IllegalArgumentException if a place is written in another way
     */
    PathTemplate {
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            if (places.group().length() == 1) {
                throw new IllegalArgumentException("ModelCheckpoint: expects places such as {epoch:02d} or {val_loss:.4f} in the path, got \""
                        + text.substring(places.start()) + "\" in \"" + text + "\". Write {{ and }} for plain braces.");
            }
        }
    }

    /** {@return the path with the values put in} */
    String fill(Map<String, ? extends Number> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(filled(place.group(), values)));
    }

    private String filled(String place, Map<String, ? extends Number> values) {
        if (place.equals("{{") || place.equals("}}")) {
            return place.substring(1);
        }
        Matcher parts = PLACE.matcher(place);
        parts.matches();
        Number value = values.get(parts.group(1));
        if (value == null) {
            throw new IllegalArgumentException("ModelCheckpoint: expects values that are measured in the path, got {" + parts.group(1)
                    + "} in \"" + text + "\". There are " + String.join(", ", new TreeSet<>(values.keySet())) + ".");
        }
        String width = parts.group(2) == null ? "" : parts.group(2);
        String precision = parts.group(3) == null ? "" : parts.group(3);
        if (parts.group(4) != null) {
            return String.format(Locale.ROOT, "%" + width + precision + parts.group(4), value.doubleValue());
        }
        return value instanceof Integer ? String.format(Locale.ROOT, "%" + width + "d", value) : value.toString();
    }
}
