package dev.headroom.load.capacity;

/** The little linear algebra of three unknowns. */
final class Matrix3 {

    private Matrix3() {}

    /**
     * The inverse by Gauss and Jordan with pivots, after scaling rows and columns to a diagonal of ones, since the three
     * unknowns differ by orders of magnitude.
     *
     * @return null if the matrix has no inverse within the precision of a double
     */
    static double @org.jspecify.annotations.Nullable [][] inverse(double[][] symmetric) {
        int n = symmetric.length;
        double[] scale = new double[n];
        double[][] work = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            scale[i] = 1 / Math.sqrt(symmetric[i][i]);
            if (!Double.isFinite(scale[i])) {
                return null;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                work[i][j] = symmetric[i][j] * scale[i] * scale[j];
            }
            work[i][n + i] = 1;
        }
        for (int column = 0; column < n; column++) {
            if (!eliminate(work, column)) {
                return null;
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] = work[i][n + j] * scale[i] * scale[j];
            }
        }
        return inverse;
    }

    private static boolean eliminate(double[][] work, int column) {
        int pivot = column;
        for (int row = column + 1; row < work.length; row++) {
            if (Math.abs(work[row][column]) > Math.abs(work[pivot][column])) {
                pivot = row;
            }
        }
        double[] pivotRow = work[pivot];
        work[pivot] = work[column];
        work[column] = pivotRow;
        double head = pivotRow[column];
        if (Math.abs(head) < 1e-14) {
            return false;
        }
        for (int j = 0; j < pivotRow.length; j++) {
            pivotRow[j] /= head;
        }
        for (int row = 0; row < work.length; row++) {
            double factor = work[row][column];
            for (int j = 0; row != column && factor != 0 && j < pivotRow.length; j++) {
                work[row][j] -= factor * pivotRow[j];
            }
        }
        return true;
    }

    /** xᵀ M x. */
    static double quadratic(double[] x, double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                sum += x[i] * matrix[i][j] * x[j];
            }
        }
        return sum;
    }
}
