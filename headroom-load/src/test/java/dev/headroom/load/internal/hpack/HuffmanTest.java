package dev.headroom.load.internal.hpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code of RFC 7541, on the strings of its appendix C. */
class HuffmanTest {

    @ParameterizedTest
    @CsvSource({
        "www.example.com, f1e3c2e5f23a6ba0ab90f4ff",
        "no-cache, a8eb10649cbf",
        "custom-key, 25a849e95ba97d7f",
        "custom-value, 25a849e95bb8e8b4bf",
        "302, 6402",
        "private, aec3771a4b",
        "'Mon, 21 Oct 2013 20:13:21 GMT', d07abe941054d444a8200595040b8166e082a62d1bff",
        "https://www.example.com, 9d29ad171863c78f0b97c8e9ae82ae43d3",
        "gzip, 9bd9ab"
    })
    void theExamplesOfTheStandardCodeBothWays(String text, String coded) {
        assertThat(HexFormat.of().formatHex(Huffman.encode(text.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(coded);
        assertThat(decoded(HexFormat.of().parseHex(coded))).isEqualTo(text);
    }

    @Test
    void everyByteComesBack() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        byte[] coded = Huffman.encode(all);
        byte[] target = new byte[coded.length * 8 / 5 + 1];

        assertThat(Huffman.decode(coded, 0, coded.length, target)).isEqualTo(256);
        assertThat(java.util.Arrays.copyOf(target, 256)).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"ffffffff, the end of string", "00, padding of zeros", "fe, a code cut off", "64ffff, long padding"})
    void whatIsNoCodeIsTold(String coded, String why) {
        byte[] bytes = HexFormat.of().parseHex(coded);

        assertThat(Huffman.decode(bytes, 0, bytes.length, new byte[64])).as(why).isNegative();
    }

    private static String decoded(byte[] coded) {
        byte[] target = new byte[coded.length * 8 / 5 + 1];
        int length = Huffman.decode(coded, 0, coded.length, target);
        return new String(target, 0, length, StandardCharsets.US_ASCII);
    }
}
