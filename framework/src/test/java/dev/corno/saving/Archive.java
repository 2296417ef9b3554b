package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The entries of a {@code .keras} file, to be tampered with. */
final class Archive {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static Archive of(Path file) throws IOException {
        Archive archive = new Archive();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    archive.entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return archive;
    }

    Archive without(String name) {
        entries.remove(name);
        return this;
    }

    Archive with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Archive config(String text) {
        return with("config.json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces a piece of the config's text. */
    Archive config(String old, String replacement) {
        String text = new String(entries.get("config.json"), StandardCharsets.UTF_8);
        if (!text.contains(old)) {
            throw new IllegalArgumentException("No " + old + " in " + text);
        }
        return config(text.replace(old, replacement));
    }

    /** Sets, at a JSON pointer to an object, a key. */
    Archive config(String pointer, String key, String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode config = mapper.readTree(entries.get("config.json"));
        ((ObjectNode) config.at(pointer)).set(key, mapper.readTree(json));
        return config(config.toString());
    }

    Path write(Path file) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return file;
    }
}
