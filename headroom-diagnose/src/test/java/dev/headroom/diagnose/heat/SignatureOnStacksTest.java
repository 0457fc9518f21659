package dev.headroom.diagnose.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.signature.RuleFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which stacks show a signature, and which frame of the user's is named for it. */
class SignatureOnStacksTest {

    private static final String GO = "language: go\nsampleTypes: [cpu]\n";
    private static final String SERVE = "main.serve main.go:10";
    private static final String LIST = "main.list main.go:20";

    private final HeatStory story = new HeatStory();

    private List<String> places() {
        return story.findings().stream()
                .map(finding -> finding.location().method())
                .sorted()
                .toList();
    }

    @Test
    void theNearestFrameOfTheUsersIsNamed() throws RuleFileException {
        story.rule(GO + "frames: [encoding/gob.Encode]");
        story.cpu(SERVE + "; " + LIST + "; bytes.Map; encoding/gob.Encode; reflect.Value.Field", 50);

        assertThat(story.findings())
                .extracting(Finding::location)
                .containsExactly(new Location("main", "list", 20, "main.go"));
    }

    @Test
    void codeOfTheUsersThatIsCalledBackIsNotCharged() throws RuleFileException {
        story.rule(GO + "frames: [sort.Slice]");
        story.cpu(SERVE + "; sort.Slice; main.less main.go:30", 90);
        story.cpu(SERVE + "; sort.Slice", 10);

        Finding found = story.findings().get(0);

        assertThat(found.location().method()).isEqualTo("serve");
        assertThat(found.evidence().get(0)).startsWith("10.0 % ").contains("(10 of 100 samples)");
    }

    @Test
    void aPatternMayNameTheUsersOwnFunctions() throws RuleFileException {
        story.rule(GO + "frames: [main.encode]");
        story.cpu(SERVE + "; main.encode main.go:99; runtime.mallocgc", 50);

        assertThat(places()).containsExactly("serve");
    }

    @Test
    void anythingMayLieBetweenUnlessItIsSaidWhat() throws RuleFileException {
        story.cpu(SERVE + "; runtime.growslice", 50);
        story.cpu(LIST + "; encoding/json.Marshal; runtime.growslice", 50);

        assertThat(story.rule(GO + "frames: [runtime.growslice]").findings()).hasSize(2);
        story.rule(GO + "frames: [runtime.growslice]\nvia: []");
        assertThat(places()).containsExactly("serve");
        assertThat(story.rule(GO + "frames: [runtime.growslice]\nvia: [\"encoding/*\"]")
                        .findings())
                .hasSize(2);
    }

    @Test
    void belowTheSignatureAnythingMayLie() throws RuleFileException {
        story.rule(GO + "frames: [runtime.growslice]\nvia: []");
        story.cpu(SERVE + "; runtime.growslice; runtime.mallocgc; runtime.memclr", 50);

        assertThat(places()).containsExactly("serve");
    }

    @Test
    void aFrameThatMustBeThereToo() throws RuleFileException {
        story.rule(GO + "frames: [gorm.Find]\nthrough: [database/sql.*]");
        story.cpu(SERVE + "; gorm.Find; database/sql.Query", 50);
        story.cpu(LIST + "; gorm.Find", 50);

        assertThat(places()).containsExactly("serve");
    }

    @Test
    void aFrameThatMustNotBeThere() throws RuleFileException {
        story.rule(GO + "frames: [net.Dial]\nnotThrough: [database/sql.*]");
        story.cpu(SERVE + "; net.Dial", 50);
        story.cpu(LIST + "; database/sql.Open; net.Dial", 50);

        assertThat(places()).containsExactly("serve");
    }

    @Test
    void aCallerThatRunsOnceIsNotNamed() throws RuleFileException {
        story.rule(GO + "frames: [regexp.MustCompile]\nnotFrom: [\"*.init\"]");
        story.cpu("main.init main.go:3; regexp.MustCompile", 50);
        story.cpu(LIST + "; regexp.MustCompile", 50);

        assertThat(places()).containsExactly("list");
    }

    @Test
    void withoutACallerOfTheUsersNothingIsCountedUnlessTheFrameWillDo() throws RuleFileException {
        String dialled = "net/http.(*Transport).dialConnFor http.go:1; crypto/tls.(*Conn).Handshake tls.go:2";
        story.cpu(SERVE + "; runtime.mallocgc", 50).cpu(dialled, 50);

        assertThat(story.rule(GO + "frames: [\"crypto/tls.(*Conn).Handshake\"]").findings())
                .isEmpty();
        assertThat(story.rule(GO + "frames: [\"crypto/tls.(*Conn).Handshake\"]\nsite: caller-or-frame")
                        .findings())
                .extracting(Finding::location)
                .containsExactly(new Location("crypto/tls.(*Conn)", "Handshake", 2, "tls.go"));
    }

    @Test
    void workThatNobodyAskedForIsNamedByItsOwnFunction() throws RuleFileException {
        story.rule(GO + "frames: [runtime.bgsweep, runtime.gcBgMarkWorker]\nsite: frame");
        story.cpu(SERVE, 50)
                .cpu("runtime.gcBgMarkWorker mgc.go:7; runtime.gcDrain", 30)
                .cpu("runtime.bgsweep", 20);

        Finding found = story.findings().get(0);

        assertThat(found.location()).isEqualTo(new Location("runtime", "gcBgMarkWorker", 7, "mgc.go"));
        assertThat(found.evidence().get(0))
                .startsWith("50.0 % ")
                .contains("in runtime.gcBgMarkWorker and 1 like it (50 of 100 samples)");
    }

    @Test
    void theCollectorsWorkIsChargedToWhoAllocatesMost() throws RuleFileException {
        story.rule(GO + "frames: [runtime.gcBgMarkWorker]\nsite: allocator\nproof: frames");
        story.cpu(SERVE, 60).cpu("runtime.gcBgMarkWorker; runtime.gcDrain", 40);
        story.allocated(LIST, 75).allocated(SERVE, 25);

        Finding found = story.findings().get(0);

        assertThat(found.location().method()).isEqualTo("list");
        assertThat(found.predictedGain().share()).isBetween(0.29, 0.31);
        assertThat(found.evidence())
                .anyMatch(sentence -> sentence.startsWith("75.0 % ") && sentence.contains("75 of 100"));
    }

    @Test
    void withoutAllocationsCpuTimeSpentOnAllocatingTells() throws RuleFileException {
        story.rule(GO + "frames: [runtime.gcBgMarkWorker]\nsite: allocator\nallocating: [runtime.mallocgc]");
        story.cpu(LIST + "; runtime.mallocgc", 30).cpu("runtime.gcBgMarkWorker; runtime.gcDrain", 40);

        assertThat(places()).containsExactly("list");
    }

    @Test
    void whoAllocatesMayBeUnknown() throws RuleFileException {
        story.rule(GO + "frames: [runtime.gcBgMarkWorker]\nsite: allocator");
        story.cpu(SERVE, 60).cpu("runtime.gcBgMarkWorker mgc.go:7", 40);

        Finding found = story.findings().get(0);

        assertThat(found.location().method()).isEqualTo("gcBgMarkWorker");
        assertThat(found.evidence()).anyMatch(sentence -> sentence.startsWith("Who allocates is not known"));
    }

    @Test
    void everySampleCountsWhereTheTypeSaysAll() throws RuleFileException {
        story.rule("language: java\nsampleTypes: [cpu]\nframes: [\"*\"]");
        story.cpu("com.acme.Shop.list Shop.java:20", 30)
                .cpu("com.acme.Shop.list Shop.java:20; java.lang.Object.wait", 20);

        assertThat(story.findings().get(0).evidence().get(0)).contains("is spent here (50 of 50 samples)");
    }

    @Test
    void linesOfOneFunctionAreOnePlaceAtItsHottest() throws RuleFileException {
        story.rule(GO + "frames: [regexp.Compile]");
        story.cpu("main.list main.go:20; regexp.Compile", 10);
        story.cpu("main.list main.go:44; regexp.Compile", 30);
        story.cpu("main.list.func1 main.go:41; regexp.Compile", 20);

        Finding found = story.findings().get(0);

        assertThat(story.findings()).hasSize(1);
        assertThat(found.location().line()).isEqualTo(44);
        assertThat(found.evidence()).contains("Lines, hottest first: 44, 41, 20.");
        assertThat(found.frames()).containsExactly("main.list", "regexp.Compile");
    }

    @Test
    void aComprehensionOfPythonBelongsToTheFunctionItStandsIn() throws RuleFileException {
        story.rule("language: python\nsampleTypes: [cpu]\nframes: [\"json.*\"]");
        story.cpu(
                "main /srv/app.py:1; answer /srv/app.py:7; <genexpr> /srv/app.py:9; dumps /usr/lib/python3.11/json/__init__.py:1",
                50);

        assertThat(story.findings())
                .extracting(Finding::location)
                .containsExactly(new Location("app", "answer", 9, "/srv/app.py"));
    }

    @Test
    void aRuleOfOneLanguageDoesNotSeeNamesOfAnother() throws RuleFileException {
        story.rule(GO + "frames: [\"log.*\"]");
        story.cpu("main.list main.go:20; log.Printf log.go:1", 50);
        story.cpu("serve /srv/app.py:1; info /srv/log.py:2", 50);

        assertThat(places()).containsExactly("list");
    }
}
