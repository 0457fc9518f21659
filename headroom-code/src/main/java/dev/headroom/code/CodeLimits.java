package dev.headroom.code;

/**
 * How much is read at most, so that a damaged or hostile archive costs bounded time and memory.
 *
 * @param classBytes a larger class is skipped
 * @param archiveBytes an archive that unpacks to more is left at that point
 * @param entries of one archive; the rest is left
 */
public record CodeLimits(int classBytes, long archiveBytes, int entries) {

    private static final int MEBIBYTE = 1 << 20;

    public CodeLimits {
        if (classBytes <= 0 || archiveBytes <= 0 || entries <= 0) {
            throw new IllegalArgumentException(
                    "Limits are positive, got " + classBytes + ", " + archiveBytes + ", " + entries);
        }
    }

    /** Far above what compilers and packagers make. */
    public static CodeLimits standard() {
        return new CodeLimits(8 * MEBIBYTE, 2048L * MEBIBYTE, 1_000_000);
    }
}
