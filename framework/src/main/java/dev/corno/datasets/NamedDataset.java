package dev.corno.datasets;

import java.nio.file.Path;
import java.util.List;

/** A data set that {@link Datasets} knows by name. */
public interface NamedDataset {

    /** {@return its name, such as {@code mnist}} */
    String name();

    /** {@return one sentence: what the pictures show} */
    String description();

    /** {@return whether it is computed instead of read from files} */
    default boolean isGenerated() {
        return false;
    }

    /** {@return under what terms it may be used} */
    String licence();

    /** {@return who made it and where it comes from} */
    String source();

    /**
     * {@return the samples, downloaded if they are in none of the folders}
     *
     * @param home where to look and where to download to
     * @throws dev.corno.data.DataException if they cannot be had or a file is damaged
     */
    DatasetSplits load(DataHome home);

    /**
     * {@return the files of the data set, downloaded where missing; none for a generated one}
     *
     * @param home where to look and where to download to
     * @throws dev.corno.data.DataException if they cannot be had
     */
    List<Path> fetch(DataHome home);

    /**
     * {@return what comparing the files that are there with the published hashes came to; empty if there are none}
     *
     * @param home where to look
     */
    List<FileCheck> verify(DataHome home);
}
