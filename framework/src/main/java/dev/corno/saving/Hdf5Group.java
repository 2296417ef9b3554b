package dev.corno.saving;

import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/** A group of an HDF5 file to be written: groups and data sets by name, and perhaps the one attribute that Keras writes. */
final class Hdf5Group {

    private final Map<String, Hdf5Group> groups = new TreeMap<>();
    private final Map<String, Tensor> datasets = new TreeMap<>();
    private String label = "";

    /** {@return the group of a name, created if there is none} */
    Hdf5Group group(String name) {
        return groups.computeIfAbsent(name, key -> new Hdf5Group());
    }

    /** {@return the group at the end of a path such as {@code layers/dense/vars}} */
    Hdf5Group path(String path) {
        Hdf5Group group = this;
        for (String name : path.split("/")) {
            group = group.group(name);
        }
        return group;
    }

    void dataset(String name, Tensor values) {
        datasets.put(name, values);
    }

    /** Sets the attribute {@code name}, in which Keras keeps the name of the layer that the group is of. */
    void label(String value) {
        label = value;
    }

    Map<String, Hdf5Group> groups() {
        return groups;
    }

    Map<String, Tensor> datasets() {
        return datasets;
    }

    /** {@return the attribute {@code name}, empty for none} */
    String label() {
        return label;
    }
}
