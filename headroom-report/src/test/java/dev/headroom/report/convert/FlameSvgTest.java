package dev.headroom.report.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.report.flame.FlameDirection;
import dev.headroom.report.flame.FlameView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** 600 samples under {@code Server.run}: 400 in {@code Search.match}, 199 in {@code Json.write}, 1 in {@code Rare.call}. */
class FlameSvgTest {

    @Test
    void aBoxIsAsWideAsItsShareAndTheWidestStandsFirst() throws Exception {
        Document svg = parsed(write(search(), FlameDirection.ICICLE));

        Element root = box(svg, "all");
        Element match = box(svg, "com.acme.Search.match");
        Element json = box(svg, "com.acme.Json.write");

        assertThat(number(match, "width") / number(root, "width")).isBetween(400.0 / 600 - 0.002, 400.0 / 600 + 0.002);
        assertThat(number(match, "x")).isEqualTo(number(root, "x"));
        assertThat(number(json, "x")).isGreaterThan(number(match, "x") + number(match, "width"));
    }

    @Test
    void theRootIsAtTheBottomOfAFlameAndOnTopOfAnIcicle() throws Exception {
        Document flame = parsed(write(search(), FlameDirection.FLAME));
        Document icicle = parsed(write(search(), FlameDirection.ICICLE));

        assertThat(number(box(flame, "all"), "y")).isGreaterThan(number(box(flame, "com.acme.Search.match"), "y"));
        assertThat(number(box(icicle, "all"), "y")).isLessThan(number(box(icicle, "com.acme.Search.match"), "y"));
    }

    @Test
    void aTooltipTellsShareIntervalSelfTotalAndSamples() throws Exception {
        Document svg = parsed(write(search(), FlameDirection.FLAME));

        assertThat(title(box(svg, "com.acme.Search.match")))
                .isEqualTo("com.acme.Search.match\n67 % (63–70 %), 4.00 s total, 4.00 s self, 400 samples");
    }

    @Test
    void whatIsTooNarrowIsLeftOutAndCounted() throws Exception {
        Document svg = parsed(write(search(), FlameDirection.FLAME));

        assertThat(texts(svg)).noneMatch(text -> text.contains("Rare"));
        assertThat(texts(svg)).anyMatch(text -> text.endsWith("1 frame narrower than 0.25 % is left out."));
    }

    @Test
    void noNameBecomesMarkupOrBreaksTheFile() throws Exception {
        String hostile = "</title><script>alert(1)</script>&lt;\"'\0\u001b[31m\u202e\uD83D]]>";
        var profile = new Profile(new SampleType("cpu" + hostile, "u" + hostile), new StackTable());
        profile.add(profile.stacks().stackOf(List.of(Frame.named(hostile))), 100, 10);

        var out = new ByteArrayOutputStream();
        FlameSvg.write(hostile, FlameView.of(profile), FlameDirection.FLAME, out);
        Document svg = parsed(out.toString(UTF_8));

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getDocumentElement()
                        .getElementsByTagName("title")
                        .item(0)
                        .getTextContent())
                .startsWith("</title><script>alert(1)</script>&lt;");
        assertThat(out.toString(UTF_8)).doesNotContain("\u202e", "\u001b", "<script");
    }

    @Test
    void theSameProfileMakesTheSameBytesInWhateverOrderItWasRead() throws IOException {
        var forth = new Profile(SampleType.CPU, new StackTable());
        add(forth, 10, "main", "com.acme.A.run");
        add(forth, 10, "main", "org.other.B.run");
        var back = new Profile(SampleType.CPU, new StackTable());
        add(back, 10, "main", "org.other.B.run");
        add(back, 10, "main", "com.acme.A.run");

        assertThat(write(forth, FlameDirection.FLAME)).isEqualTo(write(back, FlameDirection.FLAME));
    }

    @Test
    void fetchesNothingAndIsReadableOnDarkPages() throws IOException {
        String svg = write(search(), FlameDirection.FLAME);

        assertThat(svg).contains("@media(prefers-color-scheme:dark)").doesNotContain("href", "url(", "@import");
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    }

    @Test
    void estimatedPathsAreSaidToBeAGuess() throws IOException {
        var out = new ByteArrayOutputStream();

        FlameSvg.write("run.prof", FlameView.of(search()).withStacksEstimated(true), FlameDirection.FLAME, out);

        assertThat(out.toString(UTF_8)).contains("the paths are estimated", "about 67 %");
    }

    @Test
    void ofAPlaceInAFileTheFoldersGoAndNotTheFile() throws IOException {
        var profile = new Profile(SampleType.CPU, new StackTable());
        String folders = "/usr/lib/" + "folder/".repeat(40);
        add(profile, 10, folders + "encoder.py:203");

        assertThat(write(profile, FlameDirection.FLAME)).contains(">encoder.py:203</text>");
    }

    @Test
    void weightsWithoutSamplesHaveNoInterval() throws Exception {
        var profile = new Profile(new SampleType("instructions", "count"), new StackTable());
        profile.add(profile.stacks().stackOf(List.of(Frame.named("main"))), 5_000, 0);

        assertThat(title(box(parsed(write(profile, FlameDirection.FLAME)), "main")))
                .isEqualTo("main\n100 %, 5,000 total, 5,000 self");
    }

    @Test
    void aProfileWithoutSamplesIsARootAlone() throws Exception {
        Document svg = parsed(write(new Profile(SampleType.CPU, new StackTable()), FlameDirection.FLAME));

        assertThat(svg.getElementsByTagName("g").getLength()).isEqualTo(1);
    }

    private static Profile search() {
        var profile = new Profile(SampleType.CPU, new StackTable());
        add(profile, 400, "com.acme.Server.run", "com.acme.Search.match");
        add(profile, 199, "com.acme.Server.run", "com.acme.Json.write");
        add(profile, 1, "com.acme.Server.run", "com.acme.Rare.call");
        return profile;
    }

    private static void add(Profile profile, int samples, String... rootFirst) {
        List<Frame> leafFirst = new ArrayList<>(Arrays.stream(rootFirst)
                .map(name -> new Frame(name, "", 0, FrameKind.COMPILED))
                .toList());
        Collections.reverse(leafFirst);
        profile.add(profile.stacks().stackOf(leafFirst), samples * 10_000_000L, samples);
    }

    private static String write(Profile profile, FlameDirection direction) throws IOException {
        var out = new ByteArrayOutputStream();
        FlameSvg.write("shop.jfr", FlameView.of(profile), direction, out);
        return out.toString(UTF_8);
    }

    private static Document parsed(String svg) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static Element box(Document svg, String function) {
        NodeList groups = svg.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (title(group).startsWith(function + "\n")) {
                return (Element) group.getElementsByTagName("rect").item(0);
            }
        }
        throw new AssertionError("No box of " + function);
    }

    private static String title(Element inGroup) {
        Element group = inGroup.getTagName().equals("g") ? inGroup : (Element) inGroup.getParentNode();
        return group.getElementsByTagName("title").item(0).getTextContent();
    }

    private static double number(Element rect, String attribute) {
        return Double.parseDouble(rect.getAttribute(attribute));
    }

    private static List<String> texts(Document svg) {
        List<String> texts = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
