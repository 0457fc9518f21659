package dev.headroom.diagnose.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.code.CodePlace;
import dev.headroom.code.CodeReading;
import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.CodeSummary;
import dev.headroom.code.Variation;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.measure.Interval;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeFindingsTest {

    private static final CodeSite LOOP = site("com.acme.Search", "find", 41);
    private static final CodeSummary READ = new CodeSummary(1, 0, "", 0, 0, 0, 0, 0);

    private final CodeFindings code = new CodeFindings(evidence(LOOP));

    @Test
    void aLoopAtTheHotLineConfirmsWhatWasSuspected() {
        Finding proven = code.proven(List.of(hot("find", 42, Status.SUSPECTED))).get(0);

        assertThat(proven.status()).isEqualTo(Status.CONFIRMED);
        assertThat(proven.evidence()).containsExactly("hot", "By its code: Each turn compiles.");
    }

    @Test
    void aColdFindingStaysCold() {
        Finding proven = code.proven(List.of(hot("find", 41, Status.COLD))).get(0);

        assertThat(proven.status()).isEqualTo(Status.COLD);
    }

    @Test
    void aLoopElsewhereInTheMethodProvesNothing() {
        Finding hot = hot("find", 60, Status.SUSPECTED);

        assertThat(code.proven(List.of(hot))).containsExactly(hot);
    }

    @Test
    void aLoopOfAnotherRuleProvesNothing() {
        var other = new CodeFindings(evidence(new CodeSite(
                CodeRule.N_PLUS_ONE_QUERIES,
                LOOP.place(),
                40,
                List.of(),
                "java.sql.PreparedStatement.executeQuery",
                Variation.NONE,
                "Each turn asks.")));
        Finding hot = hot("find", 41, Status.SUSPECTED);

        assertThat(other.proven(List.of(hot))).containsExactly(hot);
    }

    @Test
    void aHelperThatTheLoopReachesIsProvenToo() {
        var through = new CodeFindings(evidence(new CodeSite(
                CodeRule.REGEX_COMPILE_IN_LOOP,
                LOOP.place(),
                40,
                List.of(new CodePlace("com.acme.Words", "matches", 7)),
                "java.util.regex.Pattern.compile",
                Variation.NONE,
                "Each turn compiles")));
        Finding hot = finding(new Location("com.acme.Words", "matches", 7), Status.SUSPECTED);

        assertThat(through.proven(List.of(hot)).get(0).evidence().get(1))
                .isEqualTo("By its code: Each turn compiles. It is reached from com.acme.Search.find:41 through"
                        + " com.acme.Words.matches:7.");
    }

    @Test
    void aSiteThatNothingMeasuredIsSuspected() {
        assertThat(code.unmet(List.of(), List.of())).singleElement().satisfies(found -> {
            assertThat(found.status()).isEqualTo(Status.SUSPECTED);
            assertThat(found.location()).isEqualTo(new Location("com.acme.Search", "find", 41));
            assertThat(found.predictedGain().current()).isZero();
        });
    }

    @Test
    void aSiteThatFindingsAreAboutIsNotToldTwice() {
        assertThat(code.unmet(List.of(hot("find", 45, Status.CONFIRMED)), List.of()))
                .isEmpty();
    }

    @Test
    void aSiteInAMethodWithoutSamplesIsColdAndSaysOfHowMany() {
        assertThat(code.unmet(List.of(), samples(5_000, 0))).singleElement().satisfies(found -> {
            assertThat(found.status()).isEqualTo(Status.COLD);
            assertThat(found.evidence().get(1)).contains("n=5,000");
        });
    }

    @Test
    void aSiteInAMethodWithSamplesIsSuspected() {
        assertThat(code.unmet(List.of(), samples(5_000, 100)))
                .singleElement()
                .extracting(Finding::status)
                .isEqualTo(Status.SUSPECTED);
    }

    @Test
    void sitesOfLibrariesAreLeftAlone() {
        var library = new CodeFindings(evidence(site("org.springframework.Searcher", "find", 9)));

        assertThat(library.unmet(List.of(), List.of())).isEmpty();
    }

    private static List<Profile> samples(int all, int inFind) {
        var stacks = new StackTable();
        var profile = new Profile(SampleType.CPU, stacks);
        int main = stacks.child(
                StackTable.ROOT, stacks.frameId(new Frame("com.acme.Main.main", "Main.java", 3, FrameKind.COMPILED)));
        profile.add(main, all - inFind, all - inFind);
        if (inFind > 0) {
            int find = stacks.child(
                    main,
                    stacks.frameId(new Frame("com.acme.Search.lambda$find$0", "Search.java", 41, FrameKind.COMPILED)));
            profile.add(find, inFind, inFind);
        }
        return List.of(profile);
    }

    private static Finding hot(String method, int line, Status status) {
        return finding(new Location("com.acme.Search", method, line), status);
    }

    private static Finding finding(Location location, Status status) {
        return new Finding(
                "regex-compile-in-loop",
                "Compiled",
                Level.MICRO,
                location,
                "GET /search",
                List.of("hot"),
                new Gain("p(50)", "nanoseconds", 10, Interval.exactly(5), "half"),
                List.of(),
                "Compile once.",
                status,
                List.of());
    }

    private static CodeSite site(String className, String method, int line) {
        return new CodeSite(
                CodeRule.REGEX_COMPILE_IN_LOOP,
                new CodePlace(className, method, line),
                line - 1,
                List.of(),
                "java.util.regex.Pattern.compile",
                Variation.NONE,
                "Each turn compiles.");
    }

    private static CodeEvidence evidence(CodeSite site) {
        return CodeEvidence.of(new CodeReading(List.of(site), List.of(), READ));
    }
}
