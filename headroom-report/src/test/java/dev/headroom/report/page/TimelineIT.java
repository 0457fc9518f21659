package dev.headroom.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.moment.EndpointMoments;
import dev.headroom.diagnose.moment.Moments;
import dev.headroom.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Heat map, brush, waterfalls and the flame graph of the difference, as a reader meets them. */
class TimelineIT {

    @RegisterExtension
    static final ChromiumPage chromium = new ChromiumPage();

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    @TempDir
    Path folder;

    @Test
    void aDragShowsTheFlameGraphAndTheRequestsOfThatMoment() throws IOException {
        ChromiumPage.Opened report = open();
        assertThat(report.page.locator("#moment").isVisible()).isFalse();

        drag(report, 0.5, 0.1, 0.7, 0.9);

        assertThat(picked(report)).contains(" of 3,200 requests").startsWith("10.00 s to 14.10 s");
        assertThat(report.page.locator("#moment .flame-graph canvas").isVisible())
                .isTrue();
        List<String> times = report.page.locator("#moment-table tbody th").allTextContents();
        assertThat(times).hasSize(50).first().asString().contains("ms");
        assertThat(report.page.locator(".moment-requests .dim").first().textContent())
                .startsWith("slowest first, 50 of ");
        assertThat(report.complaints).isEmpty();
    }

    @Test
    void samplesOfAMomentAreThoseOfItsRequests() throws IOException {
        ChromiumPage.Opened report = open();

        drag(report, 0.5, 0.1, 0.7, 0.9);

        String requests = picked(report).replaceAll(".*: ([\\d,]+) of.*", "$1").replace(",", "");
        assertThat(report.page.locator("#moment").getAttribute("data-samples")).isEqualTo(requests);
    }

    @Test
    void arrowsSelectTheSlowestCellThenMoveAndWidenTheSelection() throws IOException {
        ChromiumPage.Opened report = open();
        Locator map = report.page.locator("#heat-map");
        map.focus();

        map.press("ArrowRight");
        int[] first = selection(report);
        map.press("ArrowRight");
        int[] second = selection(report);
        map.press("Shift+ArrowRight");
        map.press("Shift+ArrowRight");
        int[] third = selection(report);

        assertThat(first[0]).isEqualTo(first[1]);
        assertThat(picked(report)).startsWith("12.");
        assertThat(second[0]).isEqualTo(first[0] + 1);
        assertThat(third).containsExactly(second[0], second[1] + 2, second[2], second[3]);

        map.press("a");
        assertThat(selection(report)[2]).isZero();
        map.press("Escape");
        assertThat(report.page.locator("#moment").isVisible()).isFalse();
        assertThat(picked(report)).startsWith("Drag over the map");
    }

    @Test
    void fewSamplesAreSaidAndNotDrawn() throws IOException {
        ChromiumPage.Opened report = open();
        Locator map = report.page.locator("#heat-map");
        map.focus();

        map.press("ArrowUp");

        assertThat(report.page.locator("#moment .empty").textContent()).contains("Widen the selection");
        assertThat(report.page.locator("#moment .flame-graph").count()).isZero();
    }

    @Test
    void theSelectedEndpointHasItsOwnMapAndFailuresAreCountedApart() throws IOException {
        ChromiumPage.Opened report = open();

        report.page.locator("#endpoint").selectOption(ShopRun.ORDERS);

        assertThat(report.page.locator("#heat-map").getAttribute("aria-label"))
                .contains(ShopRun.ORDERS, "1,600 requests");
        assertThat(report.page.locator(".heat-legend").textContent())
                .contains(ShopMoments.FAILED + " failed requests left out");

        report.page.locator("#endpoint").selectOption("GET /health");

        assertThat(picked(report)).contains("its map is empty");
        assertThat(report.page.locator("#tail-none").textContent()).contains("GET /health");
    }

    @Test
    void aWaterfallSaysWhereTheRequestWasAndWhatEachSpanIs() throws IOException {
        ChromiumPage.Opened report = open();
        Locator first = report.page.locator(".waterfall").first();

        first.locator("summary").press("Enter");
        first.locator(".lane.where").first().waitFor(); // a waterfall is drawn once the browser has told of its opening

        assertThat(first.locator(".lane.where").allTextContents())
                .containsExactly(
                        "waited to be sent15.0 ms",
                        "sent, not taken up5.00 ms",
                        "in the service418 ms",
                        "on its way back2.00 ms");
        assertThat(first.locator(".lane.span").allTextContents())
                .containsExactly("queueing15.0 ms", "gc-pauseG1 Pause Full380 ms", "sqlselect ?20.0 ms");
        assertThat(first.textContent()).contains("http-0", "4.00 ms of CPU", "No cause was found for 18.0 ms");
        assertThat(color(first.locator(".lane.span i").nth(1)))
                .isEqualTo(color(report.page.locator(".stack .cause-3").first()));
    }

    @Test
    void aSlowRequestInTheTableLeadsToItsWaterfall() throws IOException {
        ChromiumPage.Opened report = open();
        drag(report, 0.58, 0.02, 0.64, 0.9);

        report.page.locator("#moment-table button.link").first().click();

        assertThat(report.page.locator(".waterfall[open]").count()).isEqualTo(1);
    }

    @Test
    void causesComeWithIntervalControlAndWhatThePercentileWouldBeWithoutThem() throws IOException {
        ChromiumPage.Opened report = open();

        Locator tail = report.page.locator(".tail").first();

        assertThat(tail.locator(".causes tbody tr").first().allTextContents())
                .containsExactly("queueing46.0 %31.0\u201358.0 %4.00 %50.0 ms (40.0 ms\u201360.0 ms)");
        assertThat(tail.locator(".said").textContent())
                .contains(
                        "Without queueing p99 would be 50.0 ms (40.0 ms\u201360.0 ms) instead of 118 ms",
                        "2 peaks: 31.0 ms (97.0 %), 400 ms (3.00 %)",
                        "slow ones go with SQL statement select ?",
                        "58 % of it was queued behind others.");
    }

    @Test
    void theDifferenceIsDrawnWithItsSignificantFunctionsInWords() throws IOException {
        ChromiumPage.Opened report = open();

        Locator diff = report.page.locator(".diff-flame").first();

        assertThat(diff.locator(".about").textContent())
                .contains("100 slow requests", "100 ordinary ones (p40\u2013p60)");
        assertThat(diff.locator(".changes li").first().textContent()).contains("samples per request", "times");
        diff.locator(".flame-graph").focus();
        diff.locator(".flame-graph").press("ArrowDown");
        assertThat(diff.locator(".flame-alone").getAttribute("data-selected")).isEqualTo("java.lang.Thread.run");
        assertThat(diff.locator(".detail").textContent()).contains("per slow request");
        assertThat(report.page.locator(".tail").nth(1).locator(".diff-flame").count())
                .isZero();
    }

    @Test
    void noNameOfTheTimelineIsEverRun() throws IOException {
        String hostile = "</script><script>window.pwned=1</script><img src=x onerror='pwned=1'>\"'`${pwned=1}\u2028-->";
        ChromiumPage.Opened report = chromium.open(
                folder.resolve("hostile.html"), out -> ReportPage.write(ShopRun.named(name -> name + hostile), out));

        drag(report, 0.4, 0.02, 0.64, 0.9);
        report.page.locator("#heat-map").hover();
        for (Locator summary : report.page.locator(".tail summary").all()) {
            if (summary.isVisible()) {
                summary.click();
                summary.click();
            }
        }
        report.page.locator(".waterfall summary").first().click();
        report.page.locator("#moment .flame-graph").hover();
        report.page.locator(".diff-flame .flame-graph").first().hover();

        assertThat(report.page.evaluate("typeof window.pwned")).isEqualTo("undefined");
        assertThat(report.page.locator("img, main script").count()).isZero();
        assertThat(report.page.locator(".lane.span code").allTextContents()).anyMatch(text -> text.endsWith(hostile));
        assertThat(report.complaints).isEmpty();
        assertThat(report.requests).hasSize(1);
    }

    @Test
    void aProcessThatIsOnlyWatchedHasTheServicesSideAndSaysSo() throws IOException {
        RunReport shop = ShopRun.ordinary();
        Diagnosis seen = shop.diagnosis();
        Moments moments = seen.moments();
        var watched = new Diagnosis(
                seen.endpoints(),
                seen.attribution(),
                seen.findings(),
                seen.tail(),
                new Moments(moments.grid(), false, moments.endpoints(), moments.bands(), moments.notes()),
                seen.notes());
        ChromiumPage.Opened report = open(ShopRun.with(shop, watched));
        Locator first = report.page.locator(".waterfall").first();

        first.locator("summary").click();

        assertThat(report.page.locator("#timeline-of").textContent()).contains("the service\u2019s own times");
        assertThat(report.page.locator(".more .about").first().textContent()).startsWith("As the service saw them");
        assertThat(first.locator(".lane.where").allTextContents()).containsExactly("in the service418 ms");
    }

    @Test
    void aRunThatWasNotProfiledHasAMapAndSaysWhyThereIsNoFlameGraph() throws IOException {
        RunReport shop = ShopRun.ordinary();
        Moments moments = shop.diagnosis().moments();
        List<EndpointMoments> unsampled = moments.endpoints().stream()
                .map(e -> new EndpointMoments(e.endpoint(), e.requestsByCell(), e.failed(), e.slowest(), List.of()))
                .toList();
        ChromiumPage.Opened report = open(ShopRun.with(
                shop,
                Diagnosis.none(
                        "Nothing was profiled.", new Moments(moments.grid(), true, unsampled, List.of(), List.of()))));

        drag(report, 0.5, 0.1, 0.7, 0.9);

        assertThat(report.page.locator("#moment .empty").textContent()).startsWith("No samples are known");
        assertThat(report.page.locator("#moment-table tbody tr").count()).isEqualTo(50);
        assertThat(report.complaints).isEmpty();
    }

    @Test
    void theMapFollowsTheTheme() throws IOException {
        ChromiumPage.Opened light = open();
        ChromiumPage.Opened dark = chromium.open(
                folder.resolve("dark.html"), out -> ReportPage.write(ShopRun.ordinary(), out), ColorScheme.DARK, 1400);

        Object inLight = light.page.evaluate(PIXELS);
        Object inDark = dark.page.evaluate(PIXELS);

        assertThat(inLight).isNotEqualTo(inDark);
        light.page.locator("#theme").click();
        assertThat(light.page.evaluate(PIXELS)).isEqualTo(inDark);
        assertThat(light.complaints).isEmpty();
    }

    private static final String PIXELS = "document.querySelector('#heat-map canvas').toDataURL()";

    private ChromiumPage.Opened open() throws IOException {
        return open(ShopRun.ordinary());
    }

    private ChromiumPage.Opened open(RunReport report) throws IOException {
        return chromium.open(folder.resolve("report.html"), out -> ReportPage.write(report, out));
    }

    /** Between two points, as shares of the map's width and height. */
    private static void drag(ChromiumPage.Opened report, double x0, double y0, double x1, double y1) {
        Locator map = report.page.locator("#heat-map");
        map.scrollIntoViewIfNeeded();
        BoundingBox box = map.boundingBox();
        double plotWidth = box.width - 84;
        double plotHeight = box.height - 20 - 22 - 3 * 13 - 4;
        report.page.mouse().move(box.x + 70 + x0 * plotWidth, box.y + 20 + y0 * plotHeight);
        report.page.mouse().down();
        report.page.mouse().move(box.x + 70 + x1 * plotWidth, box.y + 20 + y1 * plotHeight);
        report.page.mouse().up();
    }

    private static String picked(ChromiumPage.Opened report) {
        return report.page.locator("#heat-picked").textContent();
    }

    private static int[] selection(ChromiumPage.Opened report) {
        String[] numbers =
                report.page.locator("#heat").getAttribute("data-selection").split(" ");
        return java.util.Arrays.stream(numbers).mapToInt(Integer::parseInt).toArray();
    }

    private static Object color(Locator element) {
        return element.evaluate("e => getComputedStyle(e).backgroundColor");
    }
}
