package dev.headroom.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.gate.Verdict;
import dev.headroom.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The report as a reader meets it: a file in a real browser. */
class ReportPageIT {

    @RegisterExtension
    static final ChromiumPage chromium = new ChromiumPage();

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    @TempDir
    Path folder;

    @Test
    void opensFromAFileWithoutComplaintAndWithoutTheNetwork() throws IOException {
        ChromiumPage.Opened report = open(ShopRun.ordinary());

        assertThat(report.page.locator("#verdict .word").textContent()).isEqualTo("FAIL");
        assertThat(report.page.locator("#endpoints-table tbody tr").count()).isEqualTo(9);
        assertThat(report.page.locator("#gates-table tbody tr").count()).isEqualTo(10);
        assertThat(report.page
                        .locator("#percentile-plot canvas, #time-plot canvas")
                        .count())
                .isEqualTo(2);
        assertThat(report.page.locator("main").textContent()).doesNotContain("[object", "undefined", "NaN");
        assertThat(report.complaints).isEmpty();
        assertThat(report.requests).hasSize(1).allMatch(url -> url.startsWith("file:"));
    }

    @Test
    void aClickOnAHeadingSortsTheLargestFirstAndASecondOneTheSmallest() throws IOException {
        ChromiumPage.Opened report = open(ShopRun.ordinary());
        Locator requests = report.page.locator("#endpoints-table thead button").nth(1);

        requests.click();
        List<String> falling =
                report.page.locator("#endpoints-table tbody td:nth-child(2)").allTextContents();
        requests.click();
        List<String> rising =
                report.page.locator("#endpoints-table tbody td:nth-child(2)").allTextContents();

        assertThat(falling).startsWith("2,400", "2,000", "1,600").endsWith("160", "20");
        assertThat(rising).startsWith("20", "160").endsWith("2,400");
        assertThat(report.page.locator("#endpoints-table thead th").nth(1).getAttribute("aria-sort"))
                .isEqualTo("ascending");
    }

    @Test
    void aBudgetIsMarkedInTheCellItIsAboutAndAThinPercentileSaysSo() throws IOException {
        ChromiumPage.Opened report = open(ShopRun.ordinary());

        Locator orders = row(report, ShopRun.ORDERS);
        Locator importing = row(report, ShopRun.IMPORT);

        assertThat(orders.locator("td:nth-child(4) .mark.fail").textContent()).contains("budget broken", "20.0 ms");
        assertThat(orders.locator("td:nth-child(5) .mark.pass").first().textContent())
                .contains("budget kept");
        assertThat(importing.locator("td.thin").count()).isEqualTo(3);
        assertThat(importing.locator("td:nth-child(5)").textContent()).contains("n<59");
    }

    @Test
    void theSwitchShowsServiceTimesWithoutTheStall() throws IOException {
        ChromiumPage.Opened report = open(ShopRun.ordinary());
        String response = row(report, ShopRun.SEARCH).locator("td:nth-child(6)").textContent();

        report.page.locator(".switch span").getByText("Service time").click();

        String service = row(report, ShopRun.SEARCH).locator("td:nth-child(6)").textContent();
        assertThat(service).isNotEqualTo(response);
        assertThat(row(report, ShopRun.ORDERS).locator("td:nth-child(4) .mark").count())
                .isZero();
    }

    @Test
    void aFindingLeadsToItsFramesInTheKindOfProfileItsGainIsAbout() throws IOException {
        ChromiumPage.Opened report = open(ShopRun.ordinary());

        report.page.locator("[data-rule=n-plus-one-queries] .show").click();

        assertThat(report.flame("type")).isEqualTo("wall");
        assertThat(report.flame("zoomed")).isEqualTo("com.acme.shop.OrderService.linesOf");
        assertThat(report.page.locator("#endpoint").inputValue()).isEqualTo(ShopRun.ORDERS);

        report.page.locator("[data-rule=string-concat-in-loop] .show").click();

        assertThat(report.flame("type")).isEqualTo("alloc_space");
        assertThat(report.flame("zoomed")).isEqualTo("com.acme.shop.CsvExport.render");
        assertThat(report.complaints).isEmpty();
    }

    @Test
    void aFindingNamesThePageToReadOn() throws IOException {
        ChromiumPage.Opened report = open(ShopRun.ordinary());

        String more =
                report.page.locator("[data-rule=n-plus-one-queries] .more").textContent();

        assertThat(more).isEqualTo("More in docs/findings/n-plus-one-queries.md");
    }

    @Test
    void aStarvedProfileIsSaidAndNotDrawn() throws IOException {
        ChromiumPage.Opened report = open(ShopRun.ordinary());

        report.page.locator("#endpoint").selectOption("GET /health");

        assertThat(report.page.locator("#flame-starved").textContent()).startsWith("0 samples: ");
        assertThat(report.page.locator("#flame-graph").isVisible()).isFalse();

        report.page.locator("#endpoint").selectOption(ShopRun.IMPORT);

        assertThat(report.page.locator("#flame-starved").textContent()).contains("too few to draw");
        assertThat(report.complaints).isEmpty();
    }

    @Test
    void theTailNeverHidesWhatIsUnexplained() throws IOException {
        ChromiumPage.Opened report = open(ShopRun.ordinary());

        List<String> tails = report.page.locator(".tail").allTextContents();

        assertThat(tails).hasSize(2).allMatch(tail -> tail.contains("unexplained") && tail.contains("19.0 %"));
        assertThat(report.page.locator(".stack .unexplained").count()).isEqualTo(2);
    }

    @Test
    void noNameIsEverRun() throws IOException {
        String hostile = "</script><script>window.pwned=1</script><img src=x onerror='pwned=1'>\"'`${pwned=1}\u2028-->";
        ChromiumPage.Opened report = open(ShopRun.named(name -> name + hostile));

        for (Locator button : report.page
                .locator(".finding.confirmed button.show, .finding.suspected button.show")
                .all()) {
            button.click();
        }
        report.page.locator("#flame-graph").hover();

        assertThat(report.page.evaluate("typeof window.pwned")).isEqualTo("undefined");
        assertThat(report.page.locator("img, main script").count()).isZero();
        assertThat(report.page.locator("#service").textContent()).endsWith(hostile);
        assertThat(report.flame("zoomed")).endsWith(hostile);
        assertThat(report.complaints).isEmpty();
        assertThat(report.requests).hasSize(1);
    }

    @Test
    void followsTheSystemsThemeUntilAnotherIsChosen() throws IOException {
        ChromiumPage.Opened light = open(ShopRun.ordinary());
        ChromiumPage.Opened dark = chromium.open(
                folder.resolve("dark.html"), out -> ReportPage.write(ShopRun.ordinary(), out), ColorScheme.DARK, 1400);

        assertThat(brightness(light)).isGreaterThan(600);
        assertThat(brightness(dark)).isLessThan(150);

        light.page.locator("#theme").click();

        assertThat(brightness(light)).isLessThan(150);
        assertThat(light.complaints).isEmpty();
        assertThat(dark.complaints).isEmpty();
    }

    @Test
    void isUsableInANarrowWindow() throws IOException {
        ChromiumPage.Opened report = chromium.open(
                folder.resolve("narrow.html"),
                out -> ReportPage.write(ShopRun.ordinary(), out),
                ColorScheme.LIGHT,
                800);

        assertThat(report.page.evaluate("document.documentElement.scrollWidth")).isEqualTo(800);
    }

    @Test
    void aRunWithNothingToShowSaysSo() throws IOException {
        RunReport shop = ShopRun.ordinary();
        var bare = new RunReport(
                shop.service(),
                "",
                shop.measurement(),
                Verdict.PASS,
                Optional.empty(),
                List.of(),
                Diagnosis.none("Not profiled: the profiler is not available on this machine."),
                "none",
                List.of(),
                List.of(),
                List.of());

        ChromiumPage.Opened report = open(bare);

        assertThat(report.page.locator("#notes").textContent()).contains("Not profiled");
        assertThat(report.page.locator("#flame-starved").textContent()).startsWith("0 samples");
        assertThat(report.page.locator("#percentile-plot").textContent()).startsWith("0 requests");
        assertThat(report.complaints).isEmpty();
    }

    private ChromiumPage.Opened open(RunReport report) throws IOException {
        return chromium.open(folder.resolve("report.html"), out -> ReportPage.write(report, out));
    }

    private static Locator row(ChromiumPage.Opened report, String endpoint) {
        return report.page.locator("#endpoints-table tr[data-endpoint='" + endpoint + "']");
    }

    /** Red, green and blue of the ground added up. */
    private static int brightness(ChromiumPage.Opened report) {
        Object sum = report.page.evaluate(
                "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b)");
        return ((Number) sum).intValue();
    }
}
