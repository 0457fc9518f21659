package dev.headroom.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.measure.run.Commit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commit a run measures, asked of a real repository. */
class SourceCommitTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final Map<String, String> BUILD = Map.of("GITHUB_SHA", HASH);

    @TempDir
    private Path folder;

    private WorkTree tree;

    @BeforeEach
    void openTree() {
        tree = new WorkTree(folder);
    }

    @Test
    void theCommitCheckedOutIsMeasured() throws Exception {
        String hash = tree.commit("one");

        MeasuredSource source = MeasuredSource.ofFolder(Files.createDirectory(folder.resolve("service")), BUILD);

        assertThat(source.commit().orElseThrow().id()).isEqualTo(hash);
        assertThat(source.commit().orElseThrow().dirty()).isFalse();
        assertThat(source.notes()).isEmpty();
    }

    @Test
    void aChangedFileMakesItDirtyAndANewOneDoesNot() throws Exception {
        tree.commit("one");
        Files.writeString(folder.resolve("new.txt"), "not under version control");

        assertThat(head().dirty()).isFalse();

        Files.writeString(folder.resolve("file.txt"), "changed");

        assertThat(head().dirty()).isTrue();
    }

    @Test
    void commitsBetweenTwoAreCounted() throws Exception {
        tree.commit("one");
        Commit first = head();
        tree.commit("two");
        tree.commit("three");
        Commit third = head();

        GitRepository git = GitRepository.around(folder).orElseThrow();

        assertThat(git.commitsBetween(first, third)).hasValue(2);
        assertThat(git.commitsBetween(third, first)).hasValue(0);
    }

    @Test
    void aNameThatIsNoHashNeverReachesGit() throws Exception {
        tree.commit("one");
        GitRepository git = GitRepository.around(folder).orElseThrow();

        assertThat(git.commitsBetween(new Commit("--output=/tmp/x", false), head()))
                .isEqualTo(OptionalInt.empty());
        assertThat(git.commitsBetween(new Commit("0123456789", false), head())).isEqualTo(OptionalInt.empty());
    }

    @Test
    void withoutARepositoryTheBuildNamesIt() {
        MeasuredSource source = MeasuredSource.ofFolder(folder, BUILD);

        assertThat(source.commit()).contains(new Commit(HASH, false));
        assertThat(MeasuredSource.ofFolder(folder, Map.of()).commit()).isEmpty();
        assertThat(MeasuredSource.ofBuild(Map.of("GIT_COMMIT", "not a word")).commit())
                .isEmpty();
    }

    @Test
    void aRepositoryWithoutACommitIsSaid() throws Exception {
        tree.git("init", "--quiet");

        MeasuredSource source = MeasuredSource.ofFolder(folder, Map.of());

        assertThat(source.commit()).isEmpty();
        assertThat(source.notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("not recorded").contains(folder.toString()));
        assertThatThrownBy(() -> GitRepository.around(folder).orElseThrow().head())
                .isInstanceOf(GitException.class);
    }

    private Commit head() throws GitException {
        Optional<GitRepository> git = GitRepository.around(folder);
        return git.orElseThrow().head();
    }
}
