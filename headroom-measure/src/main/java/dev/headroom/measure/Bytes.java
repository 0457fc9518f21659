package dev.headroom.measure;

/**
 * An amount of memory.
 *
 * @param count bytes, not negative
 */
public record Bytes(long count) implements Comparable<Bytes> {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("An amount of memory is not negative, got " + count + " bytes");
        }
    }

    public static Bytes ofKibibytes(long kibibytes) {
        return new Bytes(Math.multiplyExact(kibibytes, 1L << 10));
    }

    public static Bytes ofMebibytes(long mebibytes) {
        return new Bytes(Math.multiplyExact(mebibytes, 1L << 20));
    }

    /** Three significant digits with a binary unit: {@code 512 B}, {@code 4.12 KiB}, {@code 250 MiB}. */
    @Override
    public String toString() {
        return format(count);
    }

    /** As {@link #toString()}, for a mean such as bytes per request. */
    public static String format(double bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 1023.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        int decimals = unit == 0 || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
        return DecimalText.fixed(value, decimals) + " " + UNITS[unit];
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }
}
