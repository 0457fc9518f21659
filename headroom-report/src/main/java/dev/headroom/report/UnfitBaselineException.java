package dev.headroom.report;

import java.nio.file.Path;

/** A run can be read but is no measure for another one: it stopped early, or its own numbers are not to be believed. */
public final class UnfitBaselineException extends ReportException {

    private static final long serialVersionUID = 1L;

    public UnfitBaselineException(Path run, String reason) {
        super(
                run + " cannot be a baseline: " + reason + ".",
                "Give a complete run without errors, or measure a new one with headroom run.");
    }
}
