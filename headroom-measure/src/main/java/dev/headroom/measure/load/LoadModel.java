package dev.headroom.measure.load;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What decides when the next request starts.
 *
 * @param arrivals how the schedule of an open model goes, such as {@code constant} or {@code poisson}; may be empty
 * @param ratePerSecond that was asked for, where it is known
 * @param users of a closed model: requests in flight at most, where it is known
 */
public record LoadModel(Kind kind, String arrivals, OptionalDouble ratePerSecond, OptionalLong users) {

    /** Who sets the pace. */
    public enum Kind {
        /** A schedule, whatever the service does. */
        OPEN,
        /** Users who wait for their answer before they ask again. */
        CLOSED,
        /** The file does not tell. */
        UNKNOWN;

        /** The stable name in JSON: {@code open}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LoadModel {
        if (ratePerSecond.isPresent()
                && !(Double.isFinite(ratePerSecond.getAsDouble()) && ratePerSecond.getAsDouble() >= 0)) {
            throw new IllegalArgumentException("A rate is finite and not negative, got " + ratePerSecond);
        }
    }

    public static LoadModel open(String arrivals, double ratePerSecond) {
        return new LoadModel(Kind.OPEN, arrivals, OptionalDouble.of(ratePerSecond), OptionalLong.empty());
    }

    public static LoadModel closed(long users) {
        return new LoadModel(Kind.CLOSED, "", OptionalDouble.empty(), OptionalLong.of(users));
    }

    public static LoadModel unknown() {
        return new LoadModel(Kind.UNKNOWN, "", OptionalDouble.empty(), OptionalLong.empty());
    }

    /** Whether the same thing sets the pace: rates and users may differ. */
    public boolean isLike(LoadModel other) {
        return kind == other.kind && arrivals.equals(other.arrivals);
    }

    LoadModel withRate(OptionalDouble newRate) {
        return new LoadModel(kind, arrivals, newRate, users);
    }

    LoadModel withUsers(OptionalLong newUsers) {
        return new LoadModel(kind, arrivals, ratePerSecond, newUsers);
    }

    /** {@code open, constant, 400/s}, {@code closed, 32 users}, {@code unknown}. */
    @Override
    public String toString() {
        var text = new StringBuilder(kind.id());
        if (!arrivals.isEmpty()) {
            text.append(", ").append(arrivals);
        }
        ratePerSecond.ifPresent(rate -> text.append(", ").append(rateText(rate)));
        users.ifPresent(count -> text.append(", ").append(count).append(count == 1 ? " user" : " users"));
        return text.toString();
    }

    private static String rateText(double rate) {
        return dev.headroom.measure.DecimalText.grouped(rate, rate == Math.rint(rate) ? 0 : 1) + "/s";
    }
}
