package dev.headroom.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.report.flame.FlameDirection;
import dev.headroom.report.flame.FlameView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flame graph under mouse and keys: 600 samples, 400 of them in {@code Search.match}, half of those compiling. */
class FlameGraphIT {

    private static ChromiumPage chromium;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        chromium = new ChromiumPage();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void aSearchMarksWhatMatchesAndShowsItsShareOnceHoweverDeepMatchesNest() throws IOException {
        ChromiumPage.Opened graph = open(search());
        String before = pixels(graph);

        graph.page.locator("#flame-search").fill("search|pattern");

        assertThat(graph.page.locator("#flame-matched").textContent())
                .isEqualTo("66.7 % matched (62.8–70.3 %), 2 functions");
        assertThat(pixels(graph)).isNotEqualTo(before);
    }

    @Test
    void aPatternThatIsNoneIsSaid() throws IOException {
        ChromiumPage.Opened graph = open(search());

        graph.page.locator("#flame-search").fill("(");

        assertThat(graph.page.locator("#flame-matched").textContent())
                .startsWith("not a regular expression: ")
                .endsWith("Unterminated group");
        assertThat(graph.page.locator("#flame-search").getAttribute("aria-invalid"))
                .isEqualTo("true");
        assertThat(graph.complaints).isEmpty();
    }

    @Test
    void arrowsMoveTheSelectionEnterZoomsAndEscapeZoomsOut() throws IOException {
        ChromiumPage.Opened graph = open(search());
        Locator canvas = graph.page.locator("#flame-graph");

        canvas.focus();
        canvas.press("ArrowDown");
        canvas.press("ArrowDown");
        canvas.press("ArrowRight");
        assertThat(graph.flame("selected")).isEqualTo("com.acme.Json.write");

        canvas.press("ArrowLeft");
        canvas.press("Enter");
        assertThat(graph.flame("zoomed")).isEqualTo("com.acme.Search.match");

        canvas.press("Escape");
        assertThat(graph.flame("zoomed")).isEqualTo("com.acme.Server.run");

        canvas.press("Backspace");
        assertThat(graph.flame("zoomed")).isEqualTo("all");
    }

    @Test
    void theSelectedFrameIsReadOutWithShareIntervalAndSamples() throws IOException {
        ChromiumPage.Opened graph = open(search());
        Locator canvas = graph.page.locator("#flame-graph");

        canvas.focus();
        canvas.press("ArrowDown");
        canvas.press("ArrowDown");

        Locator detail = graph.page.locator("#flame-detail");
        assertThat(detail.getAttribute("aria-live")).isEqualTo("polite");
        assertThat(detail.textContent())
                .contains("com.acme.Search.match", "66.7 %", "(62.8–70.3 %)", "400 of 600 samples", "self", "33.3 %");
    }

    @Test
    void flippedUpLeadsToTheCallee() throws IOException {
        ChromiumPage.Opened graph = open(search());
        Locator canvas = graph.page.locator("#flame-graph");

        canvas.focus();
        canvas.press("i");
        canvas.press("ArrowUp");

        assertThat(graph.flame("selected")).isEqualTo("com.acme.Server.run");
    }

    @Test
    void thePageLeadsFromMatchToMatchTheWidestFirst() throws IOException {
        ChromiumPage.Opened graph = open(search());
        Locator input = graph.page.locator("#flame-search");

        input.fill("compile|write");
        input.press("Enter");
        assertThat(graph.flame("selected")).isEqualTo("com.acme.Pattern.compile");
        assertThat(graph.page.locator("#flame-position").textContent()).isEqualTo("1 of 2");

        graph.page.locator("#flame-next").click();
        assertThat(graph.flame("selected")).isEqualTo("com.acme.Json.write");

        graph.page.locator("#flame-graph").press("N");
        assertThat(graph.flame("selected")).isEqualTo("com.acme.Pattern.compile");
    }

    @Test
    void theStandIsTurnedAndSaid() throws IOException {
        ChromiumPage.Opened graph = open(search());
        String icicle = pixels(graph);

        graph.page.locator("button[data-stand=flame]").click();

        assertThat(graph.flame("stand")).isEqualTo("flame");
        assertThat(graph.page.locator("button[data-stand=flame]").getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(pixels(graph)).isNotEqualTo(icicle);
    }

    @Test
    void callersStartAtTheLeaves() throws IOException {
        ChromiumPage.Opened graph = open(search());
        Locator canvas = graph.page.locator("#flame-graph");

        canvas.press("r");
        canvas.press("ArrowDown");
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            leaves.add(graph.flame("selected"));
            canvas.press("ArrowRight");
        }

        assertThat(leaves)
                .containsExactlyInAnyOrder("com.acme.Search.match", "com.acme.Pattern.compile", "com.acme.Buffer.copy");
        canvas.press("ArrowDown");
        assertThat(graph.flame("selected")).isIn("com.acme.Server.run", "com.acme.Search.match", "com.acme.Json.write");
    }

    @Test
    void packagesAreOneBoxWhereTheirFunctionsCallEachOther() throws IOException {
        var profile = new Profile(SampleType.CPU, new StackTable());
        add(
                profile,
                300,
                "org.web.Server.run",
                "org.web.Router.route",
                "com.acme.shop.Search.find",
                "com.acme.shop.Index.get");
        add(profile, 100, "org.web.Server.run", "org.web.Router.route");
        ChromiumPage.Opened graph = open(List.of(profile));
        Locator canvas = graph.page.locator("#flame-graph");

        canvas.press("2");
        canvas.press("ArrowDown");
        assertThat(graph.flame("selected")).isEqualTo("org.web");
        assertThat(graph.page.locator("#flame-detail").textContent()).contains("self 25.0 %");

        canvas.press("ArrowDown");
        assertThat(graph.flame("selected")).isEqualTo("com.acme.shop");
        assertThat(graph.page.locator("#flame-detail").textContent()).contains("self 75.0 %");
    }

    @Test
    void threadsStandNextToTheRootWhereTheyAreGiven() throws IOException {
        List<Profile> profiles = search();
        var byThread = new Profile(SampleType.CPU, new StackTable());
        StackTable threads = byThread.stacks();
        int worker = threads.stackOf(List.of(new Frame("worker-1", "", 0, FrameKind.THREAD)));
        byThread.add(threads.child(worker, threads.frameId(Frame.named("com.acme.Server.run"))), 6_000_000_000L, 600);
        List<FlameView> views = List.of(FlameView.of(profiles.get(0)), FlameView.byThread(byThread));

        ChromiumPage.Opened graph = chromium.open(
                folder.resolve("flame.html"), out -> FlamePage.write("shop.jfr", views, FlameDirection.ICICLE, out));
        graph.page.locator("[data-by=thread]").click();
        graph.page.locator("#flame-graph").press("ArrowDown");

        assertThat(graph.flame("selected")).isEqualTo("worker-1");
        assertThat(graph.page.locator("#flame-detail").textContent()).contains("thread");
        assertThat(graph.page.locator("#flame-legend").textContent()).contains("[thread]");
    }

    @Test
    void aFocusedFunctionStandsBetweenItsCallersAndCallees() throws IOException {
        ChromiumPage.Opened graph = open(search());
        Locator canvas = graph.page.locator("#flame-graph");

        canvas.press("ArrowDown");
        canvas.press("ArrowDown");
        canvas.press("f");
        assertThat(graph.flame("focus")).isEqualTo("com.acme.Search.match");
        canvas.press("ArrowDown");
        assertThat(graph.flame("selected")).isEqualTo("com.acme.Pattern.compile");

        Locator callers = graph.page.locator("#flame-upper");
        callers.press("ArrowUp");
        assertThat(graph.flame("selected")).isEqualTo("com.acme.Server.run");
        assertThat(graph.page.locator("#flame-detail").textContent()).contains("400 of 600 samples");

        callers.press("Escape");
        callers.press("Escape");
        assertThat(graph.flame("focus")).isEmpty();
        assertThat(callers.isVisible()).isFalse();
    }

    @Test
    void theTableCountsARecursiveFunctionOnceAndLeadsToItsSandwich() throws IOException {
        var profile = new Profile(SampleType.CPU, new StackTable());
        add(profile, 300, "main", "com.acme.Tree.walk", "com.acme.Tree.walk", "com.acme.Tree.walk");
        add(profile, 100, "main");
        ChromiumPage.Opened graph = open(List.of(profile));

        graph.page.locator("#flame-table").click();
        Locator walk = graph.page.locator("#flame-functions tbody tr").first();
        assertThat(walk.textContent()).startsWith("com.acme.Tree.walk75.0 %").contains("3.00 s", "300");
        walk.locator("button").click();

        assertThat(graph.flame("focus")).isEqualTo("com.acme.Tree.walk");
        assertThat(graph.page.locator("#flame-focused").textContent()).contains("com.acme.Tree.walk");
    }

    @Test
    void aLinkShowsWhatItsWriterSawAndBackGoesBack() throws IOException {
        ChromiumPage.Opened graph = open(search());
        graph.page.locator("button[data-stand=flame]").click();
        graph.page.locator("#flame-search").fill("copy");
        Locator canvas = graph.page.locator("#flame-graph");
        canvas.press("ArrowUp");
        canvas.press("ArrowUp");
        canvas.press("Enter");
        String before = pixels(graph);

        ChromiumPage.Opened linked = chromium.visit(graph.page.url());
        assertThat(linked.flame("zoomed")).isEqualTo("com.acme.Search.match");
        assertThat(linked.flame("stand")).isEqualTo("flame");
        assertThat(linked.page.locator("#flame-search").inputValue()).isEqualTo("copy");
        linked.page.locator("#flame-graph").focus();
        assertThat(pixels(linked)).isEqualTo(before);

        graph.page.goBack();
        assertThat(graph.flame("zoomed")).isEqualTo("all");
        assertThat(linked.complaints).isEmpty();
    }

    @Test
    void crumbsLeadBack() throws IOException {
        ChromiumPage.Opened graph = open(search());
        Locator canvas = graph.page.locator("#flame-graph");
        canvas.click(new Locator.ClickOptions().setPosition(100, 46));

        Locator crumbs = graph.page.locator("#flame-crumbs button");
        assertThat(crumbs.allTextContents()).containsExactly("all", "Server.run", "Search.match");

        crumbs.first().click();
        assertThat(graph.flame("zoomed")).isEqualTo("all");
    }

    @Test
    void theHelpListsTheKeysAndClosesOnEscape() throws IOException {
        ChromiumPage.Opened graph = open(search());

        graph.page.keyboard().press("?");
        assertThat(graph.page.locator("#flame-keys").isVisible()).isTrue();
        assertThat(graph.page.locator("#flame-keys kbd").count()).isGreaterThan(12);

        graph.page.keyboard().press("Escape");
        assertThat(graph.page.locator("#flame-keys").isVisible()).isFalse();
        assertThat(graph.complaints).isEmpty();
    }

    @Test
    void kindsOfCodeHaveColoursAndALegendWhereTheProfileKnowsThem() throws IOException {
        var table = new StackTable();
        var profile = new Profile(SampleType.CPU, table);
        int compiled =
                table.child(StackTable.ROOT, table.frameId(new Frame("com.acme.Fast.run", "", 0, FrameKind.COMPILED)));
        profile.add(compiled, 300_000_000, 30);
        profile.add(
                table.child(compiled, table.frameId(new Frame("com.acme.Slow.run", "", 0, FrameKind.INTERPRETED))),
                100_000_000,
                10);
        ChromiumPage.Opened graph = open(List.of(profile));
        String byPackage = pixels(graph);

        graph.page.locator("[data-colors=kind]").click();

        assertThat(graph.page.locator("#flame-legend li").allTextContents())
                .containsExactly("compiled 75.0 % self", "interpreted 25.0 % self");
        assertThat(pixels(graph)).isNotEqualTo(byPackage);
        assertThat(open(search()).page.locator("[data-colors=kind]").isVisible())
                .isFalse();
    }

    @Test
    void estimatedPathsAreSaidToBeAGuess() throws IOException {
        List<FlameView> views = List.of(FlameView.of(search().get(0)).withStacksEstimated(true));

        ChromiumPage.Opened graph = chromium.open(
                folder.resolve("flame.html"), out -> FlamePage.write("run.prof", views, FlameDirection.ICICLE, out));

        assertThat(graph.page.locator("#flame-about").textContent()).contains("paths are estimated");
        assertThat(graph.page.locator("#flame-detail").textContent()).contains("≈ 100 %");
    }

    @Test
    void weightsWithoutSamplesAreDrawnWithoutAnInterval() throws IOException {
        var table = new StackTable();
        var profile = new Profile(new SampleType("instructions", "count"), table);
        profile.add(table.stackOf(List.of(Frame.named("main"))), 5_000, 0);

        ChromiumPage.Opened graph = open(List.of(profile));
        graph.page.locator("#flame-graph").press("ArrowDown");

        assertThat(graph.flame("selected")).isEqualTo("main");
        assertThat(graph.page.locator("#flame-detail").textContent())
                .contains("100 %", "5,000")
                .doesNotContain("–", "samples");
    }

    @Test
    void noNameIsEverRun() throws IOException {
        String hostile = "</script><script>window.pwned=1</script><img src=x onerror='pwned=1'>\"'`${pwned=1}\u2028-->";
        var type = new SampleType("cpu" + hostile, "nano" + hostile);
        var profile = new Profile(type, new StackTable());
        profile.add(
                profile.stacks()
                        .stackOf(List.of(
                                new Frame("leaf" + hostile, "b.py" + hostile, 1, FrameKind.NATIVE),
                                new Frame("root" + hostile, "a.py" + hostile, 1, FrameKind.COMPILED),
                                new Frame("thread" + hostile, "", 0, FrameKind.THREAD))),
                100,
                50);
        List<FlameView> views = List.of(FlameView.of(profile), FlameView.byThread(profile));

        ChromiumPage.Opened graph = chromium.open(
                folder.resolve("flame.html"), out -> FlamePage.write(hostile, views, FlameDirection.FLAME, out));
        Locator canvas = graph.page.locator("#flame-graph");
        canvas.hover(new Locator.HoverOptions().setPosition(100, 10));
        for (String key : List.of("ArrowUp", "Enter", "r", "2", "3", "1", "c", "ArrowUp", "f", "t")) {
            graph.page.keyboard().press(key);
        }
        graph.page.locator("#flame-search").fill("leaf");

        assertThat(graph.page.evaluate("typeof window.pwned")).isEqualTo("undefined");
        assertThat(graph.page.locator("img, main script").count()).isZero();
        assertThat(graph.page.locator("#flame-functions tbody button").first().textContent())
                .isEqualTo("leaf" + hostile);
        assertThat(graph.complaints).isEmpty();
        assertThat(graph.requests).hasSize(1);
    }

    @Test
    void darkFollowsTheSystemAndTheButton() throws IOException {
        ChromiumPage.Opened graph = chromium.open(
                folder.resolve("flame.html"),
                out -> FlamePage.write("shop.jfr", FlameView.of(search()), FlameDirection.ICICLE, out),
                ColorScheme.DARK,
                1400);
        String dark = pixels(graph);

        graph.page.locator("#theme").click();

        assertThat(graph.page.evaluate("document.documentElement.dataset.theme"))
                .isEqualTo("light");
        assertThat(pixels(graph)).isNotEqualTo(dark);
    }

    @Test
    void slashGoesToTheSearch() throws IOException {
        ChromiumPage.Opened graph = open(search());

        graph.page.locator("#flame-graph").press("/");

        assertThat(graph.page.evaluate("document.activeElement.id")).isEqualTo("flame-search");
        assertThat(graph.page.locator("#flame-search").inputValue()).isEmpty();
    }

    @Test
    void aClickZoomsAndThePointerTellsSelfAndTotal() throws IOException {
        ChromiumPage.Opened graph = open(search());
        Locator canvas = graph.page.locator("#flame-graph");

        canvas.hover(new Locator.HoverOptions().setPosition(100, 46));
        assertThat(graph.page.locator("#flame-tip").textContent()).contains("com.acme.Search.match", "total", "self");

        canvas.click(new Locator.ClickOptions().setPosition(100, 46));
        assertThat(graph.flame("zoomed")).isEqualTo("com.acme.Search.match");

        graph.page.locator("#flame-reset").click();
        assertThat(graph.flame("zoomed")).isEqualTo("all");
    }

    @Test
    void aStackOfTwoThousandFramesCanBeScrolledToItsEnd() throws IOException {
        var table = new StackTable();
        List<Frame> deep = new ArrayList<>(Collections.nCopies(2_000, Frame.named("com.acme.Recursion.again")));
        var profile = new Profile(SampleType.CPU, table);
        profile.add(table.stackOf(deep), 5_000_000_000L, 500);

        ChromiumPage.Opened graph = open(List.of(profile));
        graph.page.locator("#flame-graph").press("i");

        assertThat(graph.page.evaluate("document.querySelector('#flame-graph').scrollHeight"))
                .isEqualTo(2_001 * 18 + 2);
        assertThat(graph.complaints).isEmpty();
    }

    @Test
    void twoHundredThousandNodesAreDrawnAgainWithinAQuarterSecond() throws IOException {
        ChromiumPage.Opened graph = open(List.of(EmbeddedDataTest.large(200_000)));
        graph.page.evaluate("() => { const button = document.querySelector('#flame-reset');"
                + " const start = performance.now(); for (let i = 0; i < 10; i++) button.click();"
                + " window.milliseconds = (performance.now() - start) / 10; }");
        assertThat(((Number) graph.page.evaluate("milliseconds")).doubleValue()).isLessThan(250);
        assertThat(graph.complaints).isEmpty();
    }

    private ChromiumPage.Opened open(List<Profile> profiles) throws IOException {
        return chromium.open(
                folder.resolve("flame.html"),
                out -> FlamePage.write("shop.jfr", FlameView.of(profiles), FlameDirection.ICICLE, out));
    }

    private static List<Profile> search() {
        var table = new StackTable();
        var profile = new Profile(SampleType.CPU, table);
        add(profile, 200, "com.acme.Server.run", "com.acme.Search.match");
        add(profile, 200, "com.acme.Server.run", "com.acme.Search.match", "com.acme.Pattern.compile");
        add(profile, 200, "com.acme.Server.run", "com.acme.Json.write", "com.acme.Buffer.copy");
        return List.of(profile, new Profile(SampleType.WALL, table));
    }

    private static void add(Profile profile, int samples, String... rootFirst) {
        List<Frame> leafFirst =
                new ArrayList<>(Arrays.stream(rootFirst).map(Frame::named).toList());
        Collections.reverse(leafFirst);
        profile.add(profile.stacks().stackOf(leafFirst), samples * 10_000_000L, samples);
    }

    private static String pixels(ChromiumPage.Opened graph) {
        return (String) graph.page.evaluate("document.querySelector('#flame-graph canvas').toDataURL()");
    }
}
