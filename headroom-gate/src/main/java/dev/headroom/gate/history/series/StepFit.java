package dev.headroom.gate.history.series;

/**
 * Least squares of a level, a line, a step, or a line with a step in it, to the same values; for every place of the step
 * at constant cost each. Times may be alike; then a line is a level.
 */
final class StepFit {

    /** @param squares sum of squared residuals of the best place */
    record Place(int first, double squares) {}

    private final int count;
    private final int shortest;
    private final double[] timeBefore;
    private final double[] valueBefore;
    private final double timeSquares;
    private final double timeByValue;
    private final double valueSquares;

    /** @param shortest fewest values on either side of a step */
    StepFit(double[] times, double[] values, int from, int to, int shortest) {
        count = to - from;
        this.shortest = shortest;
        double meanTime = mean(times, from, to);
        double meanValue = mean(values, from, to);
        timeBefore = new double[count + 1];
        valueBefore = new double[count + 1];
        double tt = 0;
        double tv = 0;
        double vv = 0;
        for (int i = 0; i < count; i++) {
            double time = times[from + i] - meanTime;
            double value = values[from + i] - meanValue;
            timeBefore[i + 1] = timeBefore[i] + time;
            valueBefore[i + 1] = valueBefore[i] + value;
            tt += time * time;
            tv += time * value;
            vv += value * value;
        }
        timeSquares = tt;
        timeByValue = tv;
        valueSquares = vv;
    }

    static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    double slope() {
        return timeSquares == 0 ? 0 : timeByValue / timeSquares;
    }

    double timeSquares() {
        return timeSquares;
    }

    double levelSquares() {
        return valueSquares;
    }

    double lineSquares() {
        return Math.max(0, valueSquares - slope() * timeByValue);
    }

    /** The step that leaves least. */
    Place bestStep(boolean withLine) {
        int first = shortest;
        double least = Double.POSITIVE_INFINITY;
        for (int place = shortest; place <= count - shortest; place++) {
            double squares = squaresAt(place, withLine);
            if (squares < least) {
                least = squares;
                first = place;
            }
        }
        return new Place(first, least);
    }

    /** What a step there leaves. */
    double squaresAt(int place, boolean withLine) {
        double stepSquares = (double) place * (count - place) / count;
        double stepByTime = -timeBefore[place];
        double stepByValue = -valueBefore[place];
        double determinant = timeSquares * stepSquares - stepByTime * stepByTime;
        if (!withLine || determinant <= 1e-12 * timeSquares * stepSquares) {
            return Math.max(0, valueSquares - stepByValue * stepByValue / stepSquares);
        }
        double slope = (timeByValue * stepSquares - stepByValue * stepByTime) / determinant;
        double step = (stepByValue * timeSquares - timeByValue * stepByTime) / determinant;
        return Math.max(0, valueSquares - slope * timeByValue - step * stepByValue);
    }

    /**
     * Schwarz's criterion (1978) of a model with so many numbers in it; the lowest is the best.
     *
     * @param inflation how many values are worth one independent one
     */
    double criterion(double squares, int numbers, double inflation) {
        double independent = Math.max(2, count / inflation);
        double floor = 1e-12 * valueSquares + Double.MIN_NORMAL;
        return independent * Math.log(Math.max(squares, floor) / count) + numbers * Math.log(independent);
    }
}
