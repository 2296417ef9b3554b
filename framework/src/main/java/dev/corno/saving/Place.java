package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where in some JSON something stands, for messages.
 *
 * @param file what the JSON is, such as {@code config.json}
 * @param path the way to the place, such as {@code layers[3].units}; empty for the whole
 */
record Place(String file, String path) {

    private static final int SHOWN = 60;

    Place at(String key) {
        return new Place(file, path.isEmpty() ? key : path + "." + key);
    }

    Place at(int index) {
        return new Place(file, path + "[" + index + "]");
    }

    /** {@return an error about this place} */
    ModelFormatException error(String detail) {
        return new ModelFormatException("load: " + this + " " + detail);
    }

    /** {@return JSON for a message, cut where it is long} */
    static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    @Override
    public String toString() {
        return file + (path.isEmpty() ? "" : " (at " + path + ")");
    }
}
