package dev.headroom.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.report.flame.FlameDirection;
import dev.headroom.report.flame.FlameView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A flame graph under mouse and keys: 600 samples, 400 of them in {@code Search.match}, half of those compiling. */
class FlameGraphIT {

    @RegisterExtension
    static final ChromiumPage chromium = new ChromiumPage();

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    @TempDir
    Path folder;

    @Test
    void aSearchMarksWhatMatchesAndShowsItsShareOnceHoweverDeepMatchesNest() throws IOException {
        ChromiumPage.Opened graph = open(SearchProfile.search());
        String before = pixels(graph);

        graph.page.locator("#flame-search").fill("search|pattern");

        assertThat(graph.page.locator("#flame-matched").textContent())
                .isEqualTo("66.7 % matched (62.8–70.3 %), 2 functions");
        assertThat(pixels(graph)).isNotEqualTo(before);
    }

    @Test
    void aPatternThatIsNoneIsSaid() throws IOException {
        ChromiumPage.Opened graph = open(SearchProfile.search());

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
        ChromiumPage.Opened graph = open(SearchProfile.search());
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
        ChromiumPage.Opened graph = open(SearchProfile.search());
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
        ChromiumPage.Opened graph = open(SearchProfile.search());
        Locator canvas = graph.page.locator("#flame-graph");

        canvas.focus();
        canvas.press("i");
        canvas.press("ArrowUp");

        assertThat(graph.flame("selected")).isEqualTo("com.acme.Server.run");
    }

    @Test
    void thePageLeadsFromMatchToMatchTheWidestFirst() throws IOException {
        ChromiumPage.Opened graph = open(SearchProfile.search());
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
        ChromiumPage.Opened graph = open(SearchProfile.search());
        String icicle = pixels(graph);

        graph.page.locator("button[data-stand=flame]").click();

        assertThat(graph.flame("stand")).isEqualTo("flame");
        assertThat(graph.page.locator("button[data-stand=flame]").getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(pixels(graph)).isNotEqualTo(icicle);
    }

    @Test
    void crumbsLeadBack() throws IOException {
        ChromiumPage.Opened graph = open(SearchProfile.search());
        Locator canvas = graph.page.locator("#flame-graph");
        canvas.click(new Locator.ClickOptions().setPosition(100, 46));

        Locator crumbs = graph.page.locator("#flame-crumbs button");
        assertThat(crumbs.allTextContents()).containsExactly("all", "Server.run", "Search.match");

        crumbs.first().click();
        assertThat(graph.flame("zoomed")).isEqualTo("all");
    }

    @Test
    void theHelpListsTheKeysAndClosesOnEscape() throws IOException {
        ChromiumPage.Opened graph = open(SearchProfile.search());

        graph.page.keyboard().press("?");
        assertThat(graph.page.locator("#flame-keys").isVisible()).isTrue();
        assertThat(graph.page.locator("#flame-keys kbd").count()).isGreaterThan(12);

        graph.page.keyboard().press("Escape");
        assertThat(graph.page.locator("#flame-keys").isVisible()).isFalse();
        assertThat(graph.complaints).isEmpty();
    }

    @Test
    void darkFollowsTheSystemAndTheButton() throws IOException {
        ChromiumPage.Opened graph = chromium.open(
                folder.resolve("flame.html"),
                out -> FlamePage.write("shop.jfr", FlameView.of(SearchProfile.search()), FlameDirection.ICICLE, out),
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
        ChromiumPage.Opened graph = open(SearchProfile.search());

        graph.page.locator("#flame-graph").press("/");

        assertThat(graph.page.evaluate("document.activeElement.id")).isEqualTo("flame-search");
        assertThat(graph.page.locator("#flame-search").inputValue()).isEmpty();
    }

    @Test
    void aClickZoomsAndThePointerTellsSelfAndTotal() throws IOException {
        ChromiumPage.Opened graph = open(SearchProfile.search());
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

    private static String pixels(ChromiumPage.Opened graph) {
        return (String) graph.page.evaluate("document.querySelector('#flame-graph canvas').toDataURL()");
    }
}
