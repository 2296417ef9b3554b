package dev.corno.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The pictures below a folder or in a zip file, by path, in sorted order. */
final class ImageFiles implements AutoCloseable {

    private static final List<String> SUFFIXES = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ENTRIES = 5_000_000;

    private final Path path;
    private final ZipFile zip;
    private final List<Entry> entries;

    private ImageFiles(Path path, ZipFile zip, List<Entry> found) {
        this.path = path;
        this.zip = zip;
        this.entries = withoutWrapper(found.stream().filter(entry -> entry.depth() > 1)
                .sorted(Comparator.comparing(Entry::file)).toList());
    }

    /** A picture: where it is, and the part of that path that tells part and class. */
    record Entry(String file, String place) {

        int depth() {
            return place.split("/").length;
        }

        /** {@return the first folder: the class, once parts are taken away} */
        String label() {
            return place.substring(0, place.indexOf('/'));
        }

        Entry below() {
            return new Entry(file, place.substring(place.indexOf('/') + 1));
        }
    }

    static ImageFiles open(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return new ImageFiles(path, null, inFolder(path));
            }
            ZipFile zip = new ZipFile(path.toFile());
            try {
                return new ImageFiles(path, zip, inZip(zip, path));
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw new DataException(path + ": expects a folder or zip file of class folders, got a file of another kind or one that is "
                    + "cut short. Check the path, or get the file again.", e);
        } catch (UncheckedIOException e) {
            throw unreadable(path, e.getCause());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static DataException unreadable(Path path, IOException cause) {
        return new DataException(path + ": cannot be read: " + DataException.reason(cause) + ". Check the path and its permissions.", cause);
    }

    private static List<Entry> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.find(folder, MAX_DEPTH, (file, attributes) -> attributes.isRegularFile(),
                FileVisitOption.FOLLOW_LINKS)) {
            return files.limit(MAX_ENTRIES).map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(ImageFiles::isPicture).map(file -> new Entry(file, file)).toList();
        }
    }

    private static List<Entry> inZip(ZipFile zip, Path path) {
        if (zip.size() > MAX_ENTRIES) {
            throw new DataException(path + ": expects at most " + MAX_ENTRIES + " entries, got " + zip.size() + ". Split the archive.");
        }
        Stream.Builder<Entry> found = Stream.builder();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            checkInside(entry.getName(), path);
            if (!entry.isDirectory() && isPicture(entry.getName())) {
                found.add(new Entry(entry.getName(), entry.getName()));
            }
        }
        return found.build().toList();
    }

    private static void checkInside(String name, Path path) {
        if (name.startsWith("/") || name.contains("\\") || name.contains(":") || List.of(name.split("/")).contains("..")) {
            throw new DataException(path + ": expects entry names below the archive's root, got \"" + name
                    + "\". Do not use this archive: it was made to write outside its folder.");
        }
    }

    private static boolean isPicture(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !file.startsWith("__MACOSX/") && SUFFIXES.stream().anyMatch(name::endsWith);
    }

    /** Archives are often packed with one folder around everything. */
    private static List<Entry> withoutWrapper(List<Entry> entries) {
        Optional<Entry> first = entries.stream().findFirst();
        boolean wrapped = first.isPresent()
                && entries.stream().allMatch(entry -> entry.depth() > 2 && entry.label().equals(first.get().label()));
        return wrapped ? withoutWrapper(entries.stream().map(Entry::below).toList()) : entries;
    }

    Path path() {
        return path;
    }

    List<Entry> entries() {
        return entries;
    }

    /** {@return the pictures below the first of these folders that there is} */
    List<Entry> part(List<String> names) {
        return names.stream()
                .map(name -> entries.stream().filter(entry -> entry.depth() > 2 && entry.label().equals(name)).map(Entry::below).toList())
                .filter(part -> !part.isEmpty()).findFirst().orElse(List.of());
    }

    String name(Entry entry) {
        return zip == null ? path.resolve(entry.file()).toString() : path + "!" + entry.file();
    }

    byte[] bytes(Entry entry) {
        try (InputStream in = zip == null ? Files.newInputStream(path.resolve(entry.file()))
                : zip.getInputStream(zip.getEntry(entry.file()))) {
            return Images.bytes(in, name(entry));
        } catch (IOException e) {
            throw new DataException(name(entry) + ": cannot be read: " + DataException.reason(e)
                    + ". Get the file again or remove it.", e);
        }
    }

    @Override
    public void close() {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
