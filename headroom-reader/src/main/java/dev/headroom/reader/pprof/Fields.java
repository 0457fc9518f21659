package dev.headroom.reader.pprof;

/** Field numbers of {@code perftools.profiles.Profile} (google/pprof, {@code proto/profile.proto}). */
final class Fields {

    static final int SAMPLE_TYPE = 1;
    static final int SAMPLE = 2;
    static final int MAPPING = 3;
    static final int LOCATION = 4;
    static final int FUNCTION = 5;
    static final int STRING = 6;
    static final int DROP_FRAMES = 7;
    static final int KEEP_FRAMES = 8;
    static final int TIME = 9;
    static final int DURATION = 10;
    static final int PERIOD_TYPE = 11;
    static final int PERIOD = 12;
    static final int COMMENT = 13;
    static final int DEFAULT_TYPE = 14;
    static final int DOC_URL = 15;

    private Fields() {}

    /** Whether a field of this number holds a message or text, not a number. */
    static boolean isBytes(int field) {
        return (field >= SAMPLE_TYPE && field <= STRING) || field == PERIOD_TYPE;
    }
}
