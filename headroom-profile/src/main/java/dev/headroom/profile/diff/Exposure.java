package dev.headroom.profile.diff;

/**
 * What a count of samples is divided by, on both sides, before the sides are compared; said aloud with every result.
 *
 * @param base of the earlier profiles, above 0
 * @param head of the later ones, above 0
 */
public record Exposure(Unit unit, double base, double head) {

    /** Per what the sides are compared. */
    public enum Unit {
        /** Shares of all samples: where the time goes, not how much of it there is. */
        SAMPLE,
        /** Samples per second of recording. */
        SECOND,
        /** Samples per request served. */
        REQUEST
    }

    public Exposure {
        if (!(base > 0 && head > 0)) {
            throw new IllegalArgumentException("Both sides were exposed to something, got " + base + " and " + head);
        }
    }

    /** "per sample", "per second", "per request". */
    public String perWhat() {
        return "per " + unit.name().toLowerCase(java.util.Locale.ROOT);
    }
}
