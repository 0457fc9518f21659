package dev.headroom.report;

/** A run could not be written or read; the message names the file, what is wrong with it, and what to do. */
public abstract sealed class ReportException extends Exception
        permits RunNotWrittenException, UnreadableRunException, UnfitBaselineException {

    private static final long serialVersionUID = 1L;

    ReportException(String problem, String remedy) {
        super(problem + " " + remedy);
    }

    ReportException(String problem, String remedy, Throwable cause) {
        super(problem + " " + remedy, cause);
    }
}
