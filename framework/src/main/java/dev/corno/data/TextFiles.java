package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads labelled texts from files. */
final class TextFiles {

    private static final long MAX_BYTES = 1L << 30;
    private static final int MAX_FILES = 5_000_000;
    private static final int MAX_DEPTH = 16;

    private TextFiles() {
    }

    static LabelledTexts lines(List<Path> files) {
        List<List<String>> classes = files.stream().map(file -> text(file).lines().map(String::strip).filter(line -> !line.isEmpty()).toList()).toList();
        return labelled(files.toString(), classes, files);
    }

    static LabelledTexts folders(Path folder) {
        List<Path> folders = listed(folder, 1, Files::isDirectory).stream().filter(path -> !path.equals(folder)).toList();
        List<List<String>> classes = folders.stream()
                .map(path -> listed(path, MAX_DEPTH, TextFiles::isText).stream().map(TextFiles::text).toList()).toList();
        return labelled(folder.toString(), classes, folders);
    }

    private static LabelledTexts labelled(String where, List<List<String>> classes, List<Path> names) {
        List<String> texts = classes.stream().flatMap(List::stream).toList();
        if (texts.isEmpty()) {
            throw new DataException(where + ": expects texts, got none. Give a file of lines for each class, or a folder of .txt files for each.");
        }
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            labels.addAll(Collections.nCopies(classes.get(label).size(), label));
        }
        return new LabelledTexts(texts, Tensor.of(labels.stream().mapToInt(Integer::intValue).toArray(), labels.size()),
                names.stream().map(path -> path.getFileName().toString()).toList());
    }

    private static boolean isText(Path path) {
        return Files.isRegularFile(path) && path.getFileName().toString().endsWith(".txt");
    }

    private static List<Path> listed(Path folder, int depth, Predicate<Path> wanted) {
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            return paths.filter(wanted).limit(MAX_FILES).sorted().toList();
        } catch (UncheckedIOException e) {
            throw unreadable(folder, e.getCause());
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** {@return what a file says, in UTF-8 or, where that cannot be, in Latin-1, in which everything can} */
    static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DataException(file + ": expects at most " + MAX_BYTES + " bytes, got " + Files.size(file) + ". Cut it into smaller files.");
            }
            byte[] bytes = Files.readAllBytes(file);
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static DataException unreadable(Path path, IOException cause) {
        return new DataException(path + ": cannot be read: " + DataException.reason(cause) + ". Check that it exists and is readable.", cause);
    }
}
