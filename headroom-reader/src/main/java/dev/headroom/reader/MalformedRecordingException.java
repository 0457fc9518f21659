package dev.headroom.reader;

import java.nio.file.Path;

/** The bytes contradict the format: the file is damaged or was not written by the tool it names. */
public final class MalformedRecordingException extends ReadException {

    private static final long serialVersionUID = 1;

    public MalformedRecordingException(Path file, String place, String cause, String remedy) {
        super(file, place, cause, remedy);
    }
}
