package dev.headroom.reader;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An address gave no profile: nobody answered, not in time, or not with one. */
public final class FetchException extends ReadException {

    private static final long serialVersionUID = 1;

    public FetchException(Path address, String reason, String remedy, @Nullable Throwable cause) {
        super(address, "", reason, remedy);
        initCause(cause);
    }
}
