package dev.corno.layers.preprocessing;

/** Finds the change of perspective that takes four points to four others: eight linear equations. */
final class Homography {

    private static final int UNKNOWNS = 8;

    private Homography() {
    }

    /**
     * {@return where each pixel of the changed picture comes from}
     *
     * @param changed four points of the changed picture, column and row of each
     * @param old where they come from
     */
    static Placement of(double[][] changed, double[][] old) {
        double[][] equations = new double[UNKNOWNS][];
        for (int i = 0; i < changed.length; i++) {
            double x = changed[i][0];
            double y = changed[i][1];
            equations[i] = new double[] {x, y, 1, 0, 0, 0, -old[i][0] * x, -old[i][0] * y, old[i][0]};
            equations[i + changed.length] = new double[] {0, 0, 0, x, y, 1, -old[i][1] * x, -old[i][1] * y, old[i][1]};
        }
        double[] s = solved(equations);
        return new Placement(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]);
    }

    // Gauss and Jordan's elimination, the greatest number of a column first.
    private static double[] solved(double[][] rows) {
        for (int column = 0; column < UNKNOWNS; column++) {
            int pivot = column;
            for (int i = column + 1; i < UNKNOWNS; i++) {
                pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
            }
            double[] swapped = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swapped;
            for (int i = 0; i < UNKNOWNS; i++) {
                double factor = i == column ? 0 : rows[i][column] / rows[column][column];
                for (int j = column; factor != 0 && j <= UNKNOWNS; j++) {
                    rows[i][j] -= factor * rows[column][j];
                }
            }
        }
        double[] solution = new double[UNKNOWNS];
        for (int i = 0; i < UNKNOWNS; i++) {
            solution[i] = rows[i][UNKNOWNS] / rows[i][i];
        }
        return solution;
    }
}
