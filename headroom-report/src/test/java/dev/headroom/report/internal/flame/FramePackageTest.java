package dev.headroom.report.internal.flame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramePackageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.shop.Shop.list | com.acme.shop | com.acme",
                "com.acme.Shop$1.run | com.acme | com.acme",
                "com.acme.Routes$$Lambda$314.0x00007f17dc24a600.handle | com.acme | com.acme",
                "java.util.regex.Pattern$Start.match | java.util.regex | jdk",
                "java/util/HashMap.get | java.util | jdk",
                "com.sun.jna.Native.invoke | com.sun.jna | jdk",
                "Shop.list | [no package] | other",
                "main.main | main | main",
                "regexp.(*machine).add | regexp | regexp",
                "runtime.mallocgc | runtime | runtime",
                "net/http.(*conn).serve | net/http | net",
                "github.com/acme/shop/internal/db.(*Pool).Get | github.com/acme/shop/internal/db | github.com/acme/shop",
                "slices.SortFunc[go.shape.struct { path/filepath.x int }] | slices | slices",
                "std::vector<int, std::allocator<int>>::push_back(int&&) | std | std",
                "<core::iter::Map<B, I, F> as core::iter::Iterator>::next | core | core",
                "core::ops::function::FnOnce::call_once | core | core",
                "main | [no package] | other",
                "[unknown] | [no package] | other",
                "... | [no package] | other",
                "::: | [no package] | other",
                "/ | [no package] | other",
            })
    void aNameTellsItsPackage(String function, String name, String family) {
        assertThat(FramePackage.of(Frame.named(function))).isEqualTo(new FramePackage(name, family));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run | /srv/app/orders/views.py | /srv/app/orders/views.py",
                "loads | /usr/lib/python3.11/json/decoder.py | json",
                "sleep | /usr/lib/python3.11/sched.py | sched",
                "execute | /srv/venv/lib/python3.11/site-packages/sqlalchemy/orm/session.py | sqlalchemy",
                "Module._load | node:internal/modules/cjs/loader | node:internal/modules/cjs/loader",
                "handle | /srv/node_modules/express/lib/router/index.js | express",
                "find | file:///srv/node_modules/a/node_modules/@scope/db/index.mjs | @scope/db",
                "PhaseChaitin::Split | libjvm.so | libjvm.so",
                "__libc_read | /lib/x86_64-linux-gnu/libc.so.6 | libc.so.6",
            })
    void aScriptsOrLibrarysFileTellsItsPackage(String function, String file, String name) {
        assertThat(FramePackage.of(new Frame(function, file, 1, FrameKind.UNKNOWN))
                        .name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "NATIVE,__memmove_avx,[native]",
        "NATIVE,Compile::Code_Gen,[native]",
        "KERNEL,tcp_sendmsg,[kernel]",
        "UNKNOWN,tcp_sendmsg_[k],[kernel]"
    })
    void codeOutsideAnyPackageIsToldByItsKind(FrameKind kind, String function, String name) {
        assertThat(FramePackage.of(new Frame(function, "", 0, kind)).name()).isEqualTo(name);
    }
}
