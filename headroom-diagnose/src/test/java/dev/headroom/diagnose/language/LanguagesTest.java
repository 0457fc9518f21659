package dev.headroom.diagnose.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.StackTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of a function, told by its file, by the shape of its name, and by what else is in the table. */
class LanguagesTest {

    private final StackTable stacks = new StackTable();

    private Language languageOf(String name, String file) {
        int frame = stacks.frameId(new Frame(new Function(name, file, 0), file, 1, FrameKind.UNKNOWN));
        return Languages.of(stacks).ofFunction(stacks.functionId(frame));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "com.acme.Shop.list, Shop.java, JAVA",
                "com.acme.ShopKt.list, Shop.kt, JAVA",
                "time.Time.Sub, /usr/lib/go/src/time/time.go, GO",
                "runtime.systemstack, /usr/lib/go/src/runtime/asm_amd64.s, GO",
                "load, /srv/orders.py, PYTHON",
                "_find_and_load, <frozen importlib._bootstrap>, PYTHON",
                "<built-in method builtins.exec>, \"\", PYTHON",
                "load, <string>, PYTHON",
                "list, /srv/app.js, OTHER",
                "std::vector::push_back, libshop.so, OTHER",
                "G1ParTask::work, libjvm.so, OTHER"
            })
    void aFileTellsTheLanguage(String name, String file, Language language) {
        assertThat(languageOf(name, file)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "com.acme.Shop.list, JAVA",
                "java.lang.Thread.run, JAVA",
                "Shop.main, JAVA",
                "sync.(*Mutex).Lock, GO",
                "runtime.mallocgc, GO",
                "main.list, GO",
                "github.com/acme/shop.list, GO",
                "std::vector<int>::push_back(int), OTHER",
                "libc.so.6, OTHER",
                "start_thread, OTHER",
                "serve, OTHER"
            })
    void withoutAFileTheShapeOfTheNameTells(String name, Language language) {
        assertThat(languageOf(name, "")).isEqualTo(language);
    }

    @Test
    void aNameOfEitherLanguageIsOfTheOneThatIsCertain() {
        stacks.stackOf(List.of(Frame.named("runtime.mallocgc")));

        assertThat(languageOf("time.Time.Sub", "")).isEqualTo(Language.GO);
    }

    @Test
    void anObfuscatedNameAmongThoseOfTheJdkIsJavas() {
        stacks.stackOf(List.of(Frame.named("java.lang.Thread.run")));

        assertThat(languageOf("a.a.a", "")).isEqualTo(Language.JAVA);
    }
}
