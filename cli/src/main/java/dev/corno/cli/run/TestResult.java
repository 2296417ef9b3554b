package dev.corno.cli.run;

import dev.corno.cli.report.ClassificationReport;
import dev.corno.cli.report.ConfusionMatrix;
import dev.corno.data.ArrayDataset;
import dev.corno.models.Model;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * How a model does on samples it was not trained on.
 *
 * @param evaluation loss and metrics by name
 * @param confusion which classes are taken for which
 * @param scores scores per class
 */
public record TestResult(Map<String, Double> evaluation, ConfusionMatrix confusion, ClassificationReport scores) {

    /**
     * {@return how a compiled model does}
     *
     * @param model gives a probability for each class
     * @param samples the samples with their class indices
     * @param classes names of the classes
     */
    public static TestResult of(Model model, ArrayDataset samples, List<String> classes) {
        Map<String, Double> evaluation = model.evaluate(samples).values();
        Tensor predicted = model.predict(samples).get(0).argMax();
        ConfusionMatrix confusion = ConfusionMatrix.of(classes, samples.y().get(0).toIntArray(), predicted.toIntArray());
        return new TestResult(evaluation, confusion, ClassificationReport.of(confusion));
    }
}
