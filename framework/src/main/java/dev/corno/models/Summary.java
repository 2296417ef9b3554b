package dev.corno.models;

import dev.corno.graph.LayerNode;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.graph.Node;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table that {@link Model#summary()} prints: Keras's columns, and what a sample costs. */
final class Summary {

    private static final int FLOAT_BYTES = 4;
    private static final List<String> HEADER = List.of("Layer (type)", "Output Shape", "Param #", "MACs", "Connected to");

    private final String modelName;
    private final Network network;
    private final boolean chain;

    Summary(String modelName, Network network, boolean chain) {
        this.modelName = modelName;
        this.network = network;
        this.chain = chain;
    }

    @Override
    public String toString() {
        int columns = chain ? HEADER.size() - 1 : HEADER.size();
        List<List<String>> rows = new ArrayList<>();
        for (NetworkLayer layer : network.layers()) {
            if (!chain || !layer.isInput()) {
                rows.add(row(layer).subList(0, columns));
            }
        }
        int[] widths = new int[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            widths[at] = Math.max(HEADER.get(at).length(), rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        StringBuilder text = new StringBuilder("Model: \"" + modelName + "\"\n");
        text.append(rule(widths, '┌', '┬', '┐')).append(line(HEADER, widths)).append(rule(widths, '├', '┼', '┤'));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.append(rule(widths, '└', '┴', '┘')).append(totals()).toString();
    }

    private List<String> row(NetworkLayer layer) {
        String from = layer.nodes().stream().map(this::connectedTo).filter(names -> !names.isEmpty())
                .collect(Collectors.joining("; "));
        return List.of(layer.name() + " (" + layer.layer().className() + ")", layer.outputShape().withBatch(),
                String.format(Locale.ROOT, "%,d", layer.parameters()),
                String.format(Locale.ROOT, "%,d", multiplyAccumulates(layer)), from.isEmpty() ? "-" : from);
    }

    private String connectedTo(Node node) {
        return node.inputs().stream().map(input -> network.layerAt(input.node()).name()).collect(Collectors.joining(", "));
    }

    private static String rule(int[] widths, char left, char middle, char right) {
        StringBuilder rule = new StringBuilder().append(left);
        for (int column = 0; column < widths.length; column++) {
            rule.append("─".repeat(widths[column] + 2)).append(column == widths.length - 1 ? right : middle);
        }
        return rule.append('\n').toString();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("│");
        for (int column = 0; column < widths.length; column++) {
            boolean number = column == 2 || column == 3;
            line.append(String.format(" %" + (number ? "" : "-") + widths[column] + "s │", cells.get(column)));
        }
        return line.append('\n').toString();
    }

    private String totals() {
        long trainable = 0;
        long fixed = 0;
        for (NetworkLayer layer : network.layers()) {
            for (LayerWeight weight : layer.weights()) {
                if (weight.trainable() && !layer.state().isFrozen()) {
                    trainable += weight.shape().size();
                } else {
                    fixed += weight.shape().size();
                }
            }
        }
        return parameters("Total params", trainable + fixed) + parameters("Trainable params", trainable)
                + parameters("Non-trainable params", fixed) + costs(trainable + fixed);
    }

    private String costs(long parameters) {
        List<NetworkLayer> layers = network.layers();
        if (layers.stream().flatMap(layer -> layer.nodes().stream()).anyMatch(node -> !node.output().shape().isKnown())) {
            return "Multiply-accumulates: not known before the input's shape is\n";
        }
        long macs = layers.stream().mapToLong(Summary::multiplyAccumulates).sum();
        long activations = layers.stream().flatMap(layer -> layer.nodes().stream())
                .mapToLong(node -> node.output().shape().size()).sum() * FLOAT_BYTES;
        return String.format(Locale.ROOT, "Multiply-accumulates: %,d per sample%n", macs).replace("\r", "")
                + "Memory: " + bytes(parameters * FLOAT_BYTES) + " of weights, " + bytes(activations) + " of activations per sample\n";
    }

    private static long multiplyAccumulates(NetworkLayer layer) {
        return layer.nodes().stream().filter(LayerNode.class::isInstance).map(LayerNode.class::cast)
                .filter(node -> node.inputShapes().stream().allMatch(Shape::isKnown))
                .mapToLong(node -> node.layer().multiplyAccumulates(node.inputShapes())).sum();
    }

    private static String parameters(String label, long count) {
        return label + ": " + String.format(Locale.ROOT, "%,d", count) + " (" + bytes(count * FLOAT_BYTES) + ")\n";
    }

    static String bytes(long count) {
        if (count < 1024) {
            return count + " B";
        }
        double scaled = count / 1024.0;
        String unit = "KB";
        for (String larger : List.of("MB", "GB")) {
            if (scaled >= 1024) {
                scaled /= 1024;
                unit = larger;
            }
        }
        return String.format(Locale.ROOT, "%.2f %s", scaled, unit);
    }
}
