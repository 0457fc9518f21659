package dev.headroom.report.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A page opened from a file in a real browser, with what it complained about and asked the network for. Registered as an
 * extension, one browser serves a test class.
 */
final class ChromiumPage implements AfterAllCallback {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS =
            List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking");

    private final Playwright playwright;
    private final Browser browser;

    /** Writes a page's bytes. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** One opened page. */
    static final class Opened {
        final Page page;
        final List<String> complaints = new ArrayList<>();
        final List<String> requests = new ArrayList<>();

        Opened(Page page) {
            this.page = page;
            page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
            page.onPageError(complaints::add);
            page.onRequest(request -> requests.add(request.url()));
        }

        String flame(String fact) {
            return page.locator("#flame").getAttribute("data-" + fact);
        }
    }

    ChromiumPage() {
        if (!Files.isExecutable(CHROMIUM)) {
            throw new IllegalStateException(
                    CHROMIUM + " is missing. Install the browser these tests drive: apt-get install chromium");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
    }

    Opened open(Path file, Content content, ColorScheme scheme, int width) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            content.writeTo(out);
        }
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
        var opened = new Opened(context.newPage());
        opened.page.navigate(file.toUri().toString());
        return opened;
    }

    /** Opens an address that was written before. */
    Opened visit(String url) {
        var opened = new Opened(browser.newContext(new Browser.NewContextOptions().setViewportSize(1400, 900))
                .newPage());
        opened.page.navigate(url);
        return opened;
    }

    Opened open(Path file, Content content) throws IOException {
        return open(file, content, ColorScheme.LIGHT, 1400);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        browser.close();
        playwright.close();
    }
}
