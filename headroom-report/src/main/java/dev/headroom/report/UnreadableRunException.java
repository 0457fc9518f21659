package dev.headroom.report;

import java.nio.file.Path;

/** A file of a run or a calibration is missing, cut short, damaged, from a newer Headroom, or of something else altogether. */
public final class UnreadableRunException extends ReportException {

    private static final long serialVersionUID = 1L;

    private final Path file;
    private final String place;

    /**
     * @param place where in the file: {@code line 3, column 14} or {@code endpoints[2].responseTime.p95}; empty where it
     *     is the file as a whole
     */
    public UnreadableRunException(Path file, String place, String problem, String remedy) {
        super(file + (place.isEmpty() ? "" : " at " + place) + ": " + problem + ".", remedy);
        this.file = file;
        this.place = place;
    }

    public Path file() {
        return file;
    }

    public String place() {
        return place;
    }
}
