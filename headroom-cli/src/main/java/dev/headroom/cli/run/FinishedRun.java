package dev.headroom.cli.run;

import dev.headroom.report.RunReport;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run that was written.
 *
 * @param folder where it lies
 * @param failure why the run itself failed though something was measured, with the remedy; empty if it did not
 */
public record FinishedRun(RunReport report, Path folder, Optional<String> failure) {}
