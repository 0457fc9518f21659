package dev.headroom.cli.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.gate.metric.Place;
import dev.headroom.measure.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout of a shop, with a copy of its sources among what was built. */
class SourceFilesTest {

    private static final Place NOWHERE = new Place("headroom.yml", 0, 0);

    private final Path root;

    SourceFilesTest(@TempDir Path root) throws IOException {
        this.root = root;
        file("shop/src/main/java/com/acme/Shop.java");
        file("shop/target/classes/com/acme/Shop.java");
        file(".git/com/acme/Shop.java");
        file("shop/src/main/kotlin/com/acme/Cart.kt");
        file("a/src/com/acme/Twice.java");
        file("b/src/com/acme/Twice.java");
        file("py/orders.py");
    }

    @Test
    void aClassLeadsToItsSource() {
        assertThat(place(new Location("com.acme.Shop", "list", 41)))
                .isEqualTo(new Place("shop/src/main/java/com/acme/Shop.java", 41, 0));
        assertThat(place(new Location("com.acme.Shop$Inner", "list", 0)))
                .isEqualTo(new Place("shop/src/main/java/com/acme/Shop.java", 0, 0));
        assertThat(place(new Location("com.acme.Cart", "add", 7)))
                .isEqualTo(new Place("shop/src/main/kotlin/com/acme/Cart.kt", 7, 0));
    }

    @Test
    void aFileThatTheProfileNamesIsFoundInTheCheckout() {
        assertThat(place(new Location("orders", "load", 9, root + "/py/orders.py")))
                .isEqualTo(new Place("py/orders.py", 9, 0));
    }

    @Test
    void whatIsNotKnownForSureLeadsNowhere() {
        assertThat(place(new Location("com.acme.Twice", "x", 1))).isEqualTo(NOWHERE);
        assertThat(place(new Location("com.acme.Elsewhere", "x", 1))).isEqualTo(NOWHERE);
        assertThat(place(new Location("", "main", 1))).isEqualTo(NOWHERE);
        assertThat(place(new Location("a\u0000b", "x", 1))).isEqualTo(NOWHERE);
        assertThat(place(new Location("x", "x", 1, "/"))).isEqualTo(NOWHERE);
    }

    private Place place(Location location) {
        var finding = new Finding(
                "n-plus-one-queries",
                "One query per order",
                Level.IO,
                location,
                "",
                List.of("Seen."),
                new Gain("p(50)", "nanoseconds", 1, new Interval(0, 0, 1), ""),
                List.of(),
                "",
                Finding.Status.CONFIRMED,
                List.of());
        return new SourceFiles(root).of(finding, NOWHERE);
    }

    private void file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
