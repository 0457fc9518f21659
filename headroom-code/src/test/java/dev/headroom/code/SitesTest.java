package dev.headroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site says beside its line. */
class SitesTest {

    private static final String HELPERS =
            """
            package shop;
            import java.util.List;
            public class Search {
                public int count(List<String> names) {
                    int count = 0;
                    for (String name : names) {
                        count += weight(name);
                    }
                    return count;
                }
                private int weight(String name) {
                    return isShort(name) ? 1 : 2;
                }
                private static boolean isShort(String name) {
                    return name.matches("[a-z]+");
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theWayThroughHelpersLeadsFromTheLoopToTheApi() throws IOException, InterruptedException {
        CodeSite site = only(HELPERS, "shop.Search");

        assertThat(site.rule().id()).isEqualTo("regex-compile-in-loop");
        assertThat(site.place()).hasToString("shop.Search.count:7");
        assertThat(site.loopLine()).isEqualTo(6);
        assertThat(site.path())
                .map(CodePlace::toString)
                .containsExactly("shop.Search.weight:12", "shop.Search.isShort:15");
        assertThat(site.apiPlace()).hasToString("shop.Search.isShort:15");
        assertThat(site.api()).isEqualTo("java.lang.String.matches");
        assertThat(site.decidingArgument()).isEqualTo(Variation.INVARIANT);
    }

    @Test
    void aReadingIsAskedForTheLinesOfAMethod() throws IOException, InterruptedException {
        Compiled search = Compiled.of(folder, "shop.Search", HELPERS, "-g");

        CodeReading reading = CodeReader.standard().read(List.of(search.folder()));

        assertThat(reading.sitesIn("shop.Search", "count", 5, 8)).hasSize(1);
        assertThat(reading.sitesIn("shop.Search", "isShort", 15, 15)).hasSize(1);
        assertThat(reading.sitesIn("shop.Search", "count", 1, 4)).isEmpty();
    }

    @Test
    void codeInALambdaBelongsToTheMethodAroundIt() throws IOException, InterruptedException {
        CodeSite site = only(
                """
                package shop;
                import java.util.List;
                class Names {
                    void clean(List<String> names, List<String> out) {
                        names.forEach(
                                name -> out.add(name.replaceAll("x+", "")));
                    }
                }
                """,
                "shop.Names");

        assertThat(site.place()).hasToString("shop.Names.clean:6");
        assertThat(site.loopLine()).isEqualTo(5);
    }

    @Test
    void aQuerySaysThatItsKeyVaries() throws IOException, InterruptedException {
        CodeSite site = only(
                """
                package shop;
                import java.sql.*;
                class Orders {
                    void load(PreparedStatement items, long[] ids) throws SQLException {
                        for (long id : ids) {
                            items.setLong(1, id);
                            items.executeQuery();
                        }
                    }
                }
                """,
                "shop.Orders");

        assertThat(site.rule()).isEqualTo(CodeRule.N_PLUS_ONE_QUERIES);
        assertThat(site.decidingArgument()).isEqualTo(Variation.VARYING);
    }

    @Test
    void theOnlyImplementationOfAnInterfaceIsFollowed() throws IOException, InterruptedException {
        List<CodeSite> sites = Compiled.of(
                        folder,
                        "shop.Rules",
                        """
                package shop;
                import java.util.List;
                class Rules {
                    interface Rule { boolean fits(String text); }
                    static class Pattern implements Rule {
                        public boolean fits(String text) { return text.matches("a+b"); }
                    }
                    int count(List<String> texts, Rule rule) {
                        int count = 0;
                        for (String text : texts) {
                            count += rule.fits(text) ? 1 : 0;
                        }
                        return count;
                    }
                }
                """,
                        "-g")
                .sites();

        assertThat(sites).hasSize(1).first().satisfies(site -> assertThat(
                        site.place().line())
                .isEqualTo(11));
    }

    @Test
    void ofSeveralImplementationsNoneIsFollowed() throws IOException, InterruptedException {
        List<CodeSite> sites = Compiled.of(
                        folder,
                        "shop.Rules",
                        """
                package shop;
                import java.util.List;
                class Rules {
                    interface Rule { boolean fits(String text); }
                    static class Pattern implements Rule {
                        public boolean fits(String text) { return text.matches("a+b"); }
                    }
                    static class Length implements Rule {
                        public boolean fits(String text) { return text.length() > 3; }
                    }
                    int count(List<String> texts, Rule rule) {
                        int count = 0;
                        for (String text : texts) {
                            count += rule.fits(text) ? 1 : 0;
                        }
                        return count;
                    }
                }
                """,
                        "-g")
                .sites();

        assertThat(sites).isEmpty();
    }

    @Test
    void withoutLineNumbersSitesStandAtLineZeroAndAreCounted() throws IOException, InterruptedException {
        Compiled bare = Compiled.of(folder, "shop.Search", HELPERS, "-g:none");

        CodeReading reading = CodeReader.standard().read(List.of(bare.folder()));

        assertThat(reading.sites()).hasSize(1).first().satisfies(site -> {
            assertThat(site.place()).hasToString("shop.Search.count");
            assertThat(site.loopLine()).isZero();
        });
        assertThat(reading.summary().methodsWithoutLines()).isEqualTo(4);
    }

    @Test
    void obfuscatedNamesAreNamesLikeAnyOther() throws IOException, InterruptedException {
        CodeSite site = only(
                "package a.a; class a { static int a; int a(String[] a) { for (String b : a) { a(b); } return 1; }"
                        + " static void a(String b) { a += b.split(\"[ab]\").length; } }",
                "a.a.a");

        assertThat(site.path()).map(CodePlace::toString).containsExactly("a.a.a.a:1");
    }

    private CodeSite only(String source, String className) throws IOException, InterruptedException {
        List<CodeSite> sites = Compiled.of(folder, className, source, "-g").sites();
        assertThat(sites).hasSize(1);
        return sites.get(0);
    }
}
