package dev.corno.saving;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads the entries of a {@code .keras} archive that may be damaged or made to do harm: no entry may be larger than expected. */
final class ZipReader implements Closeable {

    private static final int MOST_JSON = 64 << 20;
    private static final int MOST_NESTING = 400;
    private static final int MOST_ENTRIES = 10_000;
    private static final byte[] SIGNATURE = {'P', 'K'};
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final String place;
    private final ZipFile zip;

    ZipReader(Path file) throws IOException {
        this.place = "load: " + file.getFileName();
        checkSignature(file);
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new ModelFormatException(place + " is cut off or damaged: it begins like a .keras file but its table of contents "
                    + "cannot be read. Copy or download it again.", e);
        }
        try {
            checkNames();
        } catch (ModelFormatException e) {
            zip.close();
            throw e;
        }
    }

    private void checkSignature(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new ModelFormatException("load: there is no file \"" + file + "\".");
        }
        if (Files.isDirectory(file)) {
            throw new ModelFormatException("load: \"" + file + "\" is a folder. Give the .keras file.");
        }
        byte[] start = new byte[4];
        int count;
        try (InputStream in = Files.newInputStream(file)) {
            count = in.readNBytes(start, 0, start.length);
        }
        if (!Arrays.equals(start, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new ModelFormatException(place + " is not a .keras file, which is a zip archive and begins with 50 4b; got "
                    + (count == 0 ? "an empty file" : HexFormat.ofDelimiter(" ").formatHex(start, 0, count)) + ".");
        }
    }

    private void checkNames() {
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (name.startsWith("/") || name.contains("\\") || Arrays.asList(name.split("/")).contains("..")) {
                throw new ModelFormatException(place + " holds an entry \"" + name + "\" that points out of the archive. "
                        + "Do not use this file.");
            }
            if (!names.add(name)) {
                throw new ModelFormatException(place + " holds two entries named \"" + name + "\". Do not use this file.");
            }
            if (names.size() > MOST_ENTRIES) {
                throw new ModelFormatException(place + " holds more than " + MOST_ENTRIES + " entries. Do not use this file.");
            }
        }
    }

    /** {@return the JSON of an entry} */
    JsonNode json(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(name, bytes, MOST_JSON);
        return parse(bytes.toByteArray(), place + " holds a " + name + " that is");
    }

    /** {@return whether there is an entry} */
    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** {@return the text of an entry of so many bytes at most} */
    String text(String name, long mostBytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(name, bytes, mostBytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Reads a JSON object from outside; errors begin with what it is. */
    static JsonNode parse(byte[] text, String subject) throws IOException {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.isObject()) {
                throw new ModelFormatException(subject + " not a JSON object. Copy or download it again.");
            }
            return json;
        } catch (StreamConstraintsException e) {
            throw new ModelFormatException(subject + " nested deeper, or has longer values, than any model's. "
                    + "Do not use this file.", e);
        } catch (JacksonException e) {
            throw new ModelFormatException(subject + " not proper JSON (line " + e.getLocation().getLineNr()
                    + ", column " + e.getLocation().getColumnNr() + "). Copy or download it again.", e);
        }
    }

    /** Copies an entry to a file. */
    void extract(String name, Path target, long mostBytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            copy(name, out, mostBytes);
        }
    }

    // Java checks the sum of compressed entries only.
    private void copy(String name, OutputStream out, long mostBytes) throws IOException {
        ZipEntry entry = entry(name, mostBytes);
        CRC32 checksum = new CRC32();
        long total = 0;
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                total += count;
                checkSize(name, total, mostBytes);
                checksum.update(chunk, 0, count);
                out.write(chunk, 0, count);
            }
        } catch (ZipException | EOFException e) {
            throw damaged(name, e);
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw damaged(name, null);
        }
    }

    private ZipEntry entry(String name, long mostBytes) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ModelFormatException(place + " has no " + name + ", which every .keras file has. It has "
                    + Collections.list(zip.entries()).stream().map(ZipEntry::getName).sorted().limit(10).toList() + ".");
        }
        checkSize(name, entry.getSize(), mostBytes);
        return entry;
    }

    private void checkSize(String name, long bytes, long mostBytes) {
        if (bytes > mostBytes) {
            throw new ModelFormatException(place + " holds a " + name + " of more than " + mostBytes
                    + " bytes, which is more than the model needs. Do not use this file.");
        }
    }

    private ModelFormatException damaged(String name, IOException cause) {
        return new ModelFormatException(place + " is damaged: the content of " + name + " is not what was stored. "
                + "Copy or download it again.", cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
