package dev.corno.datasets;

import dev.corno.CheckReturnValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders where data sets are looked for: first a folder of your own, which Corno only reads, then the cache, which downloads
 * go to. Both have a folder for each data set, such as {@code mnist}.
 *
 * @param data a folder of data sets, or empty; by default what {@code CORNO_DATA} names
 * @param cache the cache folder; by default what {@code CORNO_CACHE} names, else {@code corno} below {@code XDG_CACHE_HOME} or
 *     {@code ~/.cache}
 * @param progress watches downloads; default {@link DownloadProgress#NONE}
 */
@CheckReturnValue
public record DataHome(Optional<Path> data, Path cache, DownloadProgress progress) {

    /** {@return the folders that the environment names} */
    public static DataHome fromEnvironment() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * {@return the folders that an environment names}
     *
     * @param environment variables by name; an empty one counts as not set
     * @param home the user's home folder
     */
    public static DataHome of(Map<String, String> environment, Path home) {
        Path caches = variable(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
        return new DataHome(variable(environment, "CORNO_DATA"),
                variable(environment, "CORNO_CACHE").orElse(caches.resolve("corno")), DownloadProgress.NONE);
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of);
    }

    /**
     * {@return a copy whose downloads are watched}
     *
     * @param progress is told how far they are
     */
    public DataHome progress(DownloadProgress progress) {
        return new DataHome(data, cache, progress);
    }

    /** {@return the folder that downloads of a data set go to} */
    Path cacheOf(String dataset) {
        return cache.resolve("datasets").resolve(dataset);
    }

    /** {@return where a data set may lie, the first place first} */
    List<Path> foldersOf(String dataset) {
        return Stream.concat(data.stream().map(folder -> folder.resolve(dataset)), Stream.of(cacheOf(dataset))).toList();
    }

    /** {@return the first of these files that there is in the first folder that has one} */
    Optional<Path> find(String dataset, String... names) {
        return foldersOf(dataset).stream().flatMap(folder -> Stream.of(names).map(folder::resolve)).filter(Files::exists).findFirst();
    }
}
