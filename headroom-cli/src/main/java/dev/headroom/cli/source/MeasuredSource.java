package dev.headroom.cli.source;

import dev.headroom.measure.run.Commit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which commit a run measures.
 *
 * @param commit empty where it is not known
 * @param notes why Git did not say, where it should have
 */
public record MeasuredSource(Optional<Commit> commit, List<String> notes) {

    /** Where GitHub, GitLab and Jenkins name the commit of a build. */
    private static final List<String> VARIABLES = List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT");

    public MeasuredSource {
        notes = List.copyOf(notes);
    }

    /** Of a service that was started in a folder: the commit checked out there, else the one the build names. */
    public static MeasuredSource ofFolder(Path folder, Map<String, String> environment) {
        Optional<GitRepository> repository = GitRepository.around(folder);
        if (repository.isEmpty()) {
            return ofBuild(environment);
        }
        try {
            return new MeasuredSource(Optional.of(repository.get().head()), List.of());
        } catch (GitException e) {
            Optional<Commit> named = named(environment);
            return new MeasuredSource(
                    named,
                    named.isPresent() ? List.of() : List.of("The commit is not recorded: " + e.getMessage() + "."));
        }
    }

    /** Of a service that runs elsewhere, or ran already: the commit that the build names. */
    public static MeasuredSource ofBuild(Map<String, String> environment) {
        return new MeasuredSource(named(environment), List.of());
    }

    private static Optional<Commit> named(Map<String, String> environment) {
        return VARIABLES.stream()
                .map(variable -> environment.getOrDefault(variable, "").strip())
                .filter(Commit::isId)
                .findFirst()
                .map(id -> new Commit(id, false));
    }
}
