package dev.corno.cli.report;

/**
 * How well one class is recognised, or an average over classes.
 *
 * @param name the class
 * @param precision share of the predictions of this class that are right; 0 where it was never predicted
 * @param recall share of the samples of this class that were found; 0 where there are none
 * @param f1 {@code 2 * precision * recall / (precision + recall)}; 0 where both are 0
 * @param support number of samples of this class
 */
public record ClassScores(String name, double precision, double recall, double f1, long support) {

    static ClassScores of(ConfusionMatrix matrix, int index) {
        double precision = share(matrix.count(index, index), matrix.predicted(index));
        double recall = share(matrix.count(index, index), matrix.support(index));
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new ClassScores(matrix.classes().get(index), precision, recall, f1, matrix.support(index));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
