package dev.headroom.report.pprof;

import dev.headroom.diagnose.EndpointDiagnosis;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of a run's pprof files.
 *
 * @param name in the run's folder, for example {@code cpu.pb.gz}
 */
public record PprofFile(String name, PprofProfile profile) {

    /** The files of a run: one for each kind of profile that was taken, with the endpoint as label {@code endpoint}. */
    public static List<PprofFile> of(RunReport report) {
        List<PprofFile> files = new ArrayList<>();
        add(files, "cpu.pb.gz", report, List.of(SampleType.CPU));
        add(files, "wall.pb.gz", report, List.of(SampleType.WALL));
        boolean objects = profile(report.profiles(), SampleType.ALLOC_OBJECTS).isPresent();
        add(
                files,
                "alloc.pb.gz",
                report,
                objects ? List.of(SampleType.ALLOC_OBJECTS, SampleType.ALLOC_SPACE) : List.of(SampleType.ALLOC_SPACE));
        add(files, "lock.pb.gz", report, List.of(SampleType.LOCK_DELAY));
        return files;
    }

    private static void add(List<PprofFile> files, String name, RunReport report, List<SampleType> types) {
        List<Profile> columns = columns(report.profiles(), types);
        if (columns.size() < types.size()) {
            return;
        }
        List<PprofProfile.Part> parts = new ArrayList<>();
        for (EndpointDiagnosis endpoint : report.diagnosis().endpoints()) {
            List<Profile> part = columns(endpoint.profiles(), types);
            if (part.size() == types.size()) {
                parts.add(new PprofProfile.Part(endpoint.endpoint(), part));
            }
        }
        RunMeasurement run = report.measurement();
        files.add(new PprofFile(name, new PprofProfile(columns, parts, run.started(), run.window())));
    }

    private static List<Profile> columns(List<Profile> profiles, List<SampleType> types) {
        return types.stream()
                .map(type -> profile(profiles, type))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Profile> profile(List<Profile> profiles, SampleType type) {
        return profiles.stream().filter(p -> p.type().equals(type)).findFirst();
    }
}
