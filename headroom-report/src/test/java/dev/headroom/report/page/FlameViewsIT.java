package dev.headroom.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a flame graph can show of one profile: 600 samples, 400 of them in {@code Search.match}, half of those compiling. */
class FlameViewsIT {

    @RegisterExtension
    static final ChromiumPage chromium = new ChromiumPage();

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    @TempDir
    Path folder;

    @Test
    void callersStartAtTheLeaves() throws IOException {
        ChromiumPage.Opened graph = open(SearchProfile.search());
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
        SearchProfile.add(
                profile,
                300,
                "org.web.Server.run",
                "org.web.Router.route",
                "com.acme.shop.Search.find",
                "com.acme.shop.Index.get");
        SearchProfile.add(profile, 100, "org.web.Server.run", "org.web.Router.route");
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
        List<Profile> profiles = SearchProfile.search();
        var byThread = new Profile(SampleType.CPU, new StackTable());
        StackTable threads = byThread.stacks();
        int worker = threads.stackOf(List.of(new Frame("worker-1", "", 0, FrameKind.THREAD)));
        byThread.add(threads.child(worker, threads.frameId(Frame.named("com.acme.Server.run"))), 6_000_000_000L, 600);
        List<FlameView> views = List.of(FlameView.of(profiles.get(0)), FlameView.of(byThread));

        ChromiumPage.Opened graph = chromium.open(
                folder.resolve("flame.html"), out -> FlamePage.write("shop.jfr", views, FlameDirection.ICICLE, out));
        graph.page.locator("[data-by=thread]").click();
        graph.page.locator("#flame-graph").press("ArrowDown");

        assertThat(graph.flame("selected")).isEqualTo("worker-1");
        assertThat(graph.page.locator("#flame-detail").textContent()).contains("thread");
        assertThat(graph.page.locator("#flame-legend").textContent()).contains("[thread]");
    }

    @Test
    void aProfileByThreadAloneIsShownByThread() throws IOException {
        var byThread = new Profile(SampleType.CPU, new StackTable());
        StackTable threads = byThread.stacks();
        int worker = threads.stackOf(List.of(new Frame("worker-1", "", 0, FrameKind.THREAD)));
        byThread.add(threads.child(worker, threads.frameId(Frame.named("com.acme.Server.run"))), 6_000_000_000L, 600);

        ChromiumPage.Opened graph = open(List.of(byThread));
        graph.page.keyboard().press("2");
        graph.page.keyboard().press("1");

        assertThat(graph.flame("by")).isEqualTo("thread");
        assertThat(graph.page.locator("#flame-graph").isVisible()).isTrue();
        assertThat(graph.complaints).isEmpty();
    }

    @Test
    void aFocusedFunctionStandsBetweenItsCallersAndCallees() throws IOException {
        ChromiumPage.Opened graph = open(SearchProfile.search());
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
        SearchProfile.add(profile, 300, "main", "com.acme.Tree.walk", "com.acme.Tree.walk", "com.acme.Tree.walk");
        SearchProfile.add(profile, 100, "main");
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
        ChromiumPage.Opened graph = open(SearchProfile.search());
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
        assertThat(open(SearchProfile.search())
                        .page
                        .locator("[data-colors=kind]")
                        .isVisible())
                .isFalse();
    }

    @Test
    void estimatedPathsAreSaidToBeAGuess() throws IOException {
        List<FlameView> views =
                List.of(FlameView.of(SearchProfile.search().get(0)).withStacksEstimated(true));

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
                                new Frame("root" + hostile, "a.py" + hostile, 1, FrameKind.COMPILED))),
                100,
                50);
        var byThread = new Profile(type, new StackTable());
        byThread.add(
                byThread.stacks()
                        .stackOf(List.of(
                                Frame.named("work" + hostile), new Frame("thread" + hostile, "", 0, FrameKind.THREAD))),
                100,
                50);
        List<FlameView> views = FlameView.of(List.of(profile, byThread));

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

    private ChromiumPage.Opened open(List<Profile> profiles) throws IOException {
        return chromium.open(
                folder.resolve("flame.html"),
                out -> FlamePage.write("shop.jfr", FlameView.of(profiles), FlameDirection.ICICLE, out));
    }

    private static String pixels(ChromiumPage.Opened graph) {
        return (String) graph.page.evaluate("document.querySelector('#flame-graph canvas').toDataURL()");
    }
}
