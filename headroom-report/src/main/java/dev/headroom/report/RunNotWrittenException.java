package dev.headroom.report;

import java.io.IOException;
import java.nio.file.Path;

/** A run folder could not be made or a file in it not written; what is there is marked incomplete. */
public final class RunNotWrittenException extends ReportException {

    private static final long serialVersionUID = 1L;

    private RunNotWrittenException(String problem, String remedy) {
        super(problem, remedy);
    }

    private RunNotWrittenException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }

    public static RunNotWrittenException notEmpty(Path folder) {
        return new RunNotWrittenException(
                folder + " exists and is not empty: a run is never written over another one.",
                "Give another folder with --out, or remove this one.");
    }

    public static RunNotWrittenException notAFolder(Path path) {
        return new RunNotWrittenException(
                path + " is a file, a run is a folder.", "Give the path of a new folder with --out.");
    }

    public static RunNotWrittenException because(Path file, IOException cause) {
        return new RunNotWrittenException(
                "Cannot write " + file + ": " + reason(cause) + ".",
                "Make room or give a folder that can be written with --out; the run stays marked incomplete.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        } else if (cause instanceof java.nio.file.NoSuchFileException) {
            return "its folder does not exist";
        }
        String message = cause instanceof java.nio.file.FileSystemException failure ? failure.getReason() : null;
        if (message == null) {
            message = cause.getMessage();
        }
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
