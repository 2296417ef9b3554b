package dev.corno.saving;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** All that is in an HDF5 file, as text, to compare files. */
final class Hdf5Tree {

    private Hdf5Tree() {
    }

    /** {@return groups with their attributes, and data sets with type, shape and numbers, by path} */
    static Map<String, String> of(Path file) {
        Map<String, String> tree = new TreeMap<>();
        try (HdfFile hdf = new HdfFile(file)) {
            collect(hdf, tree);
        }
        return tree;
    }

    private static void collect(Group group, Map<String, String> tree) {
        for (Node node : group.getChildren().values()) {
            StringBuilder text = new StringBuilder();
            node.getAttributes().forEach((name, attribute) -> text.append(name).append('=').append(attribute.getData()).append(' '));
            if (node instanceof Dataset dataset) {
                text.append(dataset.getJavaType()).append(Arrays.toString(dataset.getDimensions()))
                        .append(dataset.isScalar() ? dataset.getData() : Arrays.deepToString(new Object[] {dataset.getData()}));
            }
            tree.put(node.getPath(), text.toString());
            if (node instanceof Group inner) {
                collect(inner, tree);
            }
        }
    }
}
