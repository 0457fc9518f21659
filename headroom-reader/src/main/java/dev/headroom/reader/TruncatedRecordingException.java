package dev.headroom.reader;

import java.nio.file.Path;

/** The file ends before the recording does: the writer was killed, is still running, or the copy was cut short. */
public final class TruncatedRecordingException extends ReadException {

    private static final long serialVersionUID = 1;

    public TruncatedRecordingException(Path file, String place, String cause, String remedy) {
        super(file, place, cause, remedy);
    }
}
