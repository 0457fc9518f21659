package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.profile.Frame;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Shop.list",
                "com.acme.Shop.lambda$list$0",
                "com.acme.Shop$Lines.<init>",
                "Main.main",
                "shop.Größe.zähle"
            })
    void whatTheUserWroteIsApplicationCode(String function) {
        assertThat(ApplicationCode.isApplication(function)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.HashMap.get",
                "org.h2.command.Command.executeQuery",
                "com.acme.Shop$$Lambda/0x00007f8a.apply",
                "com.acme.Shop$$Lambda$14/0x0000000800c0.apply",
                "com.acme.Orders$$SpringCGLIB$$0.list",
                "jdk.proxy2.$Proxy12.list",
                "com.acme.$Proxy3.list",
                "os::javaTimeNanos",
                "__libc_write",
                "libc.so.6.write",
                "[unknown]",
                ""
            })
    void theRestIsNot(String function) {
        assertThat(ApplicationCode.isApplication(function)).isFalse();
    }

    @Test
    void codeInALambdaBelongsToTheMethodAroundIt() {
        assertThat(Location.of(Frame.named("com.acme.Shop.lambda$list$12")).method())
                .isEqualTo("list");
        assertThat(Location.of(Frame.named("com.acme.Shop.list$lambda$0")).method())
                .isEqualTo("list");
        assertThat(Location.of(Frame.named("com.acme.Shop.list")).method()).isEqualTo("list");
    }

    @Test
    void aStackIsAskedOnceAndOneThatWasAddedLaterToo() {
        var stacks = new StackTable();
        var code = new ApplicationCode(stacks);
        var asked = new ArrayList<Integer>();
        ApplicationCode.SiteFinder parents = (stack, ignored) -> {
            asked.add(stack);
            return stacks.parent(stack);
        };
        int outer = stacks.stackOf(List.of(Frame.named("com.acme.Shop.list")));

        assertThat(code.siteOf(outer, parents)).isEqualTo(StackTable.ROOT);
        int inner = stacks.child(outer, stacks.frameId(Frame.named("java.util.List.get")));
        assertThat(code.siteOf(inner, parents)).isEqualTo(outer);
        assertThat(code.siteOf(outer, parents)).isEqualTo(StackTable.ROOT);
        assertThat(code.siteOf(inner, parents)).isEqualTo(outer);

        assertThat(asked).containsExactly(outer, inner);
    }

    @Test
    void aFunctionThatWasAddedLaterIsComparedWithThePrefixesToo() {
        var stacks = new StackTable();
        var code = new ApplicationCode(stacks);
        List<String> prefixes = List.of("java.util.", "sun.");
        int outer = stacks.stackOf(List.of(Frame.named("com.acme.Shop.list")));

        assertThat(code.leafStartsWith(outer, prefixes)).isFalse();
        int inner = stacks.child(outer, stacks.frameId(Frame.named("java.util.List.get")));

        assertThat(code.leafStartsWith(inner, prefixes)).isTrue();
        assertThat(code.leafStartsWith(inner, List.of("com."))).isFalse();
    }
}
