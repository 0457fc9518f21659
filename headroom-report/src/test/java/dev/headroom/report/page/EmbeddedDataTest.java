package dev.headroom.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.report.flame.FlameDirection;
import dev.headroom.report.flame.FlameView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EmbeddedDataTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    @Test
    void hostileNamesComeBackAsTheyWereAndCannotEndTheScript() throws IOException {
        String hostile = "</script><script>pwned=1</script><!--<script>\"'\\ \u2028\u2029\0 & &lt; \uD83D\uDE00";

        String html = page(hostile, List.of(profile(hostile)));

        String data = data(html);
        assertThat(data).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        JsonNode json = new ObjectMapper().readTree(data);
        assertThat(json.get("title").asText()).isEqualTo(hostile);
        assertThat(json.get("flame").get("names").get(0).asText()).isEqualTo(hostile);
        assertThat(html.split("<title>")[1].split("</title>")[0]).doesNotContain("<");
    }

    @Test
    void halfASurrogatePairDoesNotBreakThePage() throws IOException {
        String broken = "broken\uD83D";

        JsonNode json = new ObjectMapper().readTree(data(page("t", List.of(profile(broken)))));

        assertThat(json.get("flame").get("names").get(0).asText()).startsWith("broken");
    }

    @Test
    void aStackIsWrittenOnceHoweverManyProfilesShareIt() throws IOException {
        var table = new StackTable();
        int stack = table.stackOf(List.of(frame("c", 3), frame("b", 2), frame("a", 1)));
        var cpu = new Profile(SampleType.CPU, table);
        cpu.add(stack, 30, 3);
        var wall = new Profile(SampleType.WALL, table);
        wall.add(stack, 70, 7);

        JsonNode flame =
                new ObjectMapper().readTree(data(page("t", List.of(cpu, wall)))).get("flame");

        assertThat(flame.get("names")).extracting(JsonNode::asText).containsExactly("a", "b", "c");
        assertThat(flame.get("parents")).extracting(JsonNode::asInt).containsExactly(1, 1, 1);
        assertThat(flame.get("functions")).extracting(JsonNode::asInt).containsExactly(0, 1, 2);
        assertThat(flame.get("profiles")).hasSize(2);
        assertThat(flame.get("profiles").get(1).get("stacks").get(0).asInt()).isEqualTo(3);
        assertThat(flame.get("profiles").get(1).get("weights").get(0).asLong()).isEqualTo(70);
        assertThat(flame.get("profiles").get(1).get("samples").get(0).asLong()).isEqualTo(7);
    }

    @Test
    void callsAtDifferentLinesOfOneFunctionAreOneFrame() throws IOException {
        var table = new StackTable();
        var profile = new Profile(SampleType.CPU, table);
        profile.add(table.stackOf(List.of(frame("leaf", 1), frame("loop", 10))), 10, 1);
        profile.add(table.stackOf(List.of(frame("leaf", 1), frame("loop", 20))), 10, 1);

        JsonNode flame =
                new ObjectMapper().readTree(data(page("t", List.of(profile)))).get("flame");

        assertThat(flame.get("functions")).hasSize(2);
        assertThat(flame.get("profiles").get(0).get("samples").get(0).asInt()).isEqualTo(2);
    }

    @Test
    void twoHundredThousandStacksTakeAtMostThirtyBytesEach() throws IOException {
        int stacks = 200_000;

        String html = page("large", List.of(large(stacks)));

        assertThat(data(html).getBytes(UTF_8).length).isLessThan(30 * stacks);
    }

    @Test
    void thePolicyLetsNothingBeFetchedAndHashesEveryScript() throws IOException {
        var out = new ByteArrayOutputStream();
        ReportPage.write(ShopRun.ordinary(), out);
        String html = out.toString(UTF_8);

        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(html);

        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1)).startsWith("default-src 'none';").doesNotContain("unsafe", "http");
        int scripts = html.split("<script>", -1).length - 1;
        assertThat(policy.group(1).split("script-src")[1].split("'sha256-", -1)).hasSize(scripts + 1);
        assertThat(html).contains("Leon Sorokin").doesNotContain("<link", "src=");
    }

    static Profile large(int stacks) {
        var random = new Random(7);
        var table = new StackTable();
        var profile = new Profile(SampleType.CPU, table);
        List<Integer> open = new ArrayList<>(List.of(StackTable.ROOT));
        while (table.size() < stacks) {
            int parent = open.get(Math.min(open.size() - 1, random.nextInt(open.size()) + 1));
            int child = table.child(
                    parent,
                    table.frameId(
                            frame("com.acme.deep.Class" + random.nextInt(90) + ".method" + random.nextInt(40), 1)));
            open.add(child);
            profile.add(child, 10_000_000, 1);
        }
        return profile;
    }

    private static Profile profile(String name) {
        var table = new StackTable();
        var profile = new Profile(SampleType.CPU, table);
        profile.add(table.stackOf(List.of(Frame.named(name))), 10, 1);
        return profile;
    }

    private static Frame frame(String name, int line) {
        return new Frame(name, "", line, FrameKind.COMPILED);
    }

    private static String page(String title, List<Profile> profiles) throws IOException {
        var out = new ByteArrayOutputStream();
        FlamePage.write(title, FlameView.of(profiles), FlameDirection.FLAME, out);
        return out.toString(UTF_8);
    }

    private static String data(String html) {
        Matcher data = DATA.matcher(html);
        assertThat(data.find()).isTrue();
        return data.group(1);
    }
}
