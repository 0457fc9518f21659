package dev.headroom.reader;

import java.nio.file.Path;

/** The input holds, or unpacks to, more bytes than may be read: a compression bomb, or a limit that is too low. */
public final class RecordingTooLargeException extends ReadException {

    private static final long serialVersionUID = 1;

    public RecordingTooLargeException(Path file, long maxBytes) {
        super(
                file,
                "byte " + maxBytes,
                "the input, unpacked where it was packed, is larger than the limit of " + maxBytes + " bytes",
                "If the file is trusted, unpack it yourself or raise the limit (maxUnpackedBytes).");
    }
}
