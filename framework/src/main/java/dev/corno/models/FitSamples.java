package dev.corno.models;

import dev.corno.data.ArrayDataset;
import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.data.SampleChecks;
import dev.corno.data.ValidationSplit;
import dev.corno.graph.Network;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Samples in memory as {@code fit} trains on them, with the options that are then left.
 *
 * @param training what is trained on, in its own order
 * @param options with what is validated on
 */
record FitSamples(ArrayDataset training, Fit options) {

    /** {@return samples cut, weighted and checked as the options say} */
    static FitSamples of(Network network, List<Tensor> x, List<Tensor> y, Fit options) {
        ArrayDataset all = Dataset.of(new DataCheck("fit", network, List.of()).inputs(x), y).batchSize(options.batchSize())
                .classWeight(options.classWeight()).sampleWeight(options.sampleWeight().toArray(Tensor[]::new));
        if (options.validationSplit() == 0 || options.validationData().isPresent()) {
            return new FitSamples(weighted(all, network.outputNames(), options), options);
        }
        ValidationSplit split = all.validationSplit(options.validationSplit());
        checkFinite(split);
        int validationBatch = options.validationBatchSize() == 0 ? options.batchSize() : options.validationBatchSize();
        return new FitSamples(weighted(split.training(), network.outputNames(), options),
                options.validationData(split.validation().batchSize(validationBatch)));
    }

    private static ArrayDataset weighted(ArrayDataset samples, List<String> outputs, Fit options) {
        ArrayDataset weighted = samples;
        for (Map.Entry<String, Map<Integer, Double>> entry : options.outputClassWeight().entrySet()) {
            weighted = weighted.classWeight(number(entry.getKey(), outputs), entry.getValue());
        }
        return weighted;
    }

    /** {@return batches weighted by class as the options say; the network is asked for only where outputs have names} */
    static Dataset weighted(Dataset data, Supplier<Network> network, Fit options) {
        Dataset weighted = options.classWeight().isEmpty() ? data : data.map(batch -> batch.classWeight(options.classWeight()));
        for (Map.Entry<String, Map<Integer, Double>> entry : options.outputClassWeight().entrySet()) {
            int output = number(entry.getKey(), network.get().outputNames());
            weighted = weighted.map(batch -> batch.classWeight(output, entry.getValue()));
        }
        return weighted;
    }

    private static int number(String output, List<String> outputs) {
        if (!outputs.contains(output)) {
            throw new IllegalArgumentException("fit: expects classWeight for one of the outputs " + outputs + ", got \"" + output + "\".");
        }
        return outputs.indexOf(output);
    }

    // Validation comes late and would number its samples from 0.
    private static void checkFinite(ValidationSplit split) {
        ArrayDataset held = split.validation();
        int first = Math.toIntExact(split.training().samples().orElseThrow());
        SampleChecks.checkFinite("fit", new Batch(held.x(), held.y(), held.sampleWeight()), row -> first + row);
    }
}
