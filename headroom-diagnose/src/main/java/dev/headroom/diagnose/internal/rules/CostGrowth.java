package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.internal.Bootstrap;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.rule.RequestSql;
import dev.headroom.measure.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How the CPU time of an endpoint's requests grows with the rows they read: the exponent p of cost ∝ rows^p, as the slope of a straight
 * line of least squares through the logarithms of both. What every request costs whatever it reads makes it smaller than that of the part
 * that grows, never larger. The rows are those of queries; a request that read none, or whose queries did not tell, is left out.
 */
final class CostGrowth {

    /** Fewer requests than this, or a smaller spread of their rows, bear no exponent. */
    private static final int ENOUGH = 100;

    private static final double LEAST_SPREAD = 4;

    private final int[] requests;
    private final double[] rows;
    private final double[] cpuNanos;
    private final Growth growth;

    private CostGrowth(int[] requests, double[] rows, double[] cpuNanos, Growth growth) {
        this.requests = requests;
        this.rows = rows;
        this.cpuNanos = cpuNanos;
        this.growth = growth;
    }

    /** Empty where too few requests tell both, or their rows are too much alike: a tenth above four times what a tenth is below. */
    static Optional<CostGrowth> of(EndpointEvidence endpoint) {
        long[] read = rowsRead(endpoint);
        int[] known = IntStream.range(0, read.length)
                .filter(i -> read[i] > 0 && cpu(endpoint, i) > 0)
                .filter(i -> endpoint.requests().get(i).succeeded())
                .toArray();
        if (known.length < ENOUGH) {
            return Optional.empty();
        }
        double[] rows = Arrays.stream(known).mapToDouble(i -> read[i]).toArray();
        if (Bootstrap.sortAndRead(rows.clone(), 90) < LEAST_SPREAD * Bootstrap.sortAndRead(rows.clone(), 10)) {
            return Optional.empty();
        }
        double[] cpu = Arrays.stream(known).mapToDouble(i -> cpu(endpoint, i)).toArray();
        return Growth.of(logs(rows), logs(cpu)).map(growth -> new CostGrowth(known, rows, cpu, growth));
    }

    /** Of the queries of each request together; −1 where one of them did not tell. */
    private static long[] rowsRead(EndpointEvidence endpoint) {
        long[] read = new long[endpoint.requests().size()];
        for (RequestSql issued : endpoint.sql()) {
            boolean query =
                    RepeatedQueries.Kind.READS.includes(issued.execution().statement());
            int request = issued.request();
            if (query && read[request] >= 0) {
                long rows = issued.execution().rows();
                read[request] = rows < 0 ? -1 : read[request] + rows;
            }
        }
        return read;
    }

    private static double cpu(EndpointEvidence endpoint, int request) {
        JoinedRequest joined = endpoint.requests().get(request);
        return joined.server().cpuNanos();
    }

    private static double[] logs(double[] values) {
        return DoubleStream.of(values).map(Math::log).toArray();
    }

    /** p, with its 95 % interval. */
    Interval exponent() {
        return growth.slope();
    }

    /** What the exponent would be if all that requests did were sorting their rows: the nearer to 1, the more rows there are. */
    double exponentOfSorting() {
        double[] sorting =
                DoubleStream.of(rows).map(n -> n * Math.log(Math.max(2, n))).toArray();
        return Growth.of(logs(rows), logs(sorting))
                .map(line -> line.slope().best())
                .orElse(1.0);
    }

    int count() {
        return requests.length;
    }

    double leastRows() {
        return Math.exp(growth.smallest());
    }

    double mostRows() {
        return Math.exp(growth.largest());
    }

    /** By request of the endpoint, whether it read more than the middle of those that are known: 1, less or as much: −1, unknown: 0. */
    int[] sides(int all) {
        double middle = Bootstrap.sortAndRead(rows.clone(), 50);
        int[] sides = new int[all];
        for (int i = 0; i < requests.length; i++) {
            sides[requests[i]] = rows[i] > middle ? 1 : -1;
        }
        return sides;
    }

    /** Mean CPU nanoseconds of the tenth that read least, or most. */
    double meanOfTenth(boolean most) {
        Integer[] order = IntStream.range(0, rows.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Double.compare(rows[a], rows[b]));
        int tenth = Math.max(1, rows.length / 10);
        int from = most ? rows.length - tenth : 0;
        return IntStream.range(from, from + tenth)
                .mapToDouble(i -> cpuNanos[order[i]])
                .average()
                .orElse(0);
    }

    /** Share of all that the requests cost which would not be there if cost grew in proportion to the rows from the tenth on that reads least. */
    Interval excess() {
        return new Interval(
                excess(exponent().low()),
                excess(exponent().best()),
                excess(exponent().high()));
    }

    private double excess(double exponent) {
        double least = Bootstrap.sortAndRead(rows.clone(), 10);
        double all = 0;
        double proportional = 0;
        for (double read : rows) {
            double times = Math.max(1, read / least);
            all += Math.pow(times, exponent);
            proportional += Math.min(Math.pow(times, exponent), times);
        }
        return Math.max(0, 1 - proportional / all);
    }
}
