package dev.headroom.reader.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NamesTest {

    private final Names names = new Names();

    @Test
    void aTextIsKnownAgainByItsBytesWhereverTheyLie() {
        byte[] once = "append".getBytes(StandardCharsets.US_ASCII);
        byte[] again = "xxappendxx".getBytes(StandardCharsets.US_ASCII);

        int id = names.id(once, 0, once.length, StringEncoding.UTF8);

        assertThat(names.id(again, 2, once.length, StringEncoding.UTF8)).isEqualTo(id);
        assertThat(names.text(id)).isEqualTo("append");
    }

    @Test
    void theSameBytesInAnotherEncodingAreAnotherText() {
        byte[] bytes = "é".getBytes(StandardCharsets.UTF_8);

        int utf8 = names.id(bytes, 0, bytes.length, StringEncoding.UTF8);
        int latin1 = names.id(bytes, 0, bytes.length, StringEncoding.LATIN1);

        assertThat(names.text(utf8)).isEqualTo("é");
        assertThat(names.text(latin1)).isEqualTo("Ã©");
    }

    @Test
    void thousandsOfTextsStayApart() {
        int[] ids = new int[5000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = names.id("text " + i);
        }

        for (int i = 0; i < ids.length; i++) {
            assertThat(names.id("text " + i)).isEqualTo(ids[i]);
            assertThat(names.text(ids[i])).isEqualTo("text " + i);
        }
    }

    @Test
    void aMethodsFrameIsNamedByClassAndMethodAndLiesInTheFileOfItsOutermostClass() {
        Frame frame = names.frame(names.id("com/acme/Shop$Orders"), names.id("list"), 41, FrameKind.COMPILED, false);

        assertThat(frame).isEqualTo(new Frame("com.acme.Shop$Orders.list", "Shop.java", 41, FrameKind.COMPILED));
        assertThat(names.frame(names.id("com/acme/Shop$Orders"), names.id("list"), 41, FrameKind.COMPILED, false))
                .isSameAs(frame);
    }

    @Test
    void framesOfOneMethodDifferByLineAndKind() {
        int shop = names.id("com/acme/Shop");
        int list = names.id("list");

        assertThat(names.frame(shop, list, 41, FrameKind.COMPILED, false).line())
                .isEqualTo(41);
        assertThat(names.frame(shop, list, 42, FrameKind.COMPILED, false).line())
                .isEqualTo(42);
        assertThat(names.frame(shop, list, 41, FrameKind.INLINED, false).kind()).isEqualTo(FrameKind.INLINED);
    }

    @Test
    void aNativeFunctionIsNamedAsItIsAndLiesInItsObjectFile() {
        Frame frame = names.frame(names.id("libc.so.6"), names.id("pread64"), 0, FrameKind.NATIVE, true);

        assertThat(frame).isEqualTo(new Frame("pread64", "libc.so.6", 0, FrameKind.NATIVE));
    }

    @Test
    void whatHasNoNameIsSaidToBeUnknown() {
        Frame frame = names.frame(Names.EMPTY, Names.EMPTY, 0, FrameKind.UNKNOWN, false);

        assertThat(frame.name()).isEqualTo("[unknown]");
    }

    @Test
    void moreTextsThanARecordingEverHasAreForgottenAtTheNextChunk() {
        for (int i = 0; i < 300_000; i++) {
            names.id("text " + i);
        }

        names.beginChunk();

        assertThat(names.id("text 299999")).isEqualTo(1);
        assertThat(names.text(1)).isEqualTo("text 299999");
    }
}
