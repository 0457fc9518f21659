package dev.headroom.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageViewTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.Shop.list | Shop.java | com.acme",
                "com.acme.Shop$Cart.lambda$add$0 | Shop.java | com.acme",
                "java.util.HashMap.put | '' | java.util",
                "Main.main | Main.java | (default package)",
                "regexp.(*Regexp).doOnePass | /usr/lib/go/src/regexp/onepass.go | regexp",
                "github.com/acme/shop.List.func1 | /srv/shop.go | github.com/acme/shop",
                "encoding/json.Marshal | '' | encoding/json",
                "decode | /usr/lib/python3.12/json/decoder.py | json.decoder",
                "get | /srv/venv/lib/python3.11/site-packages/requests/__init__.py | requests",
                "main | /srv/shop.py | shop",
                "_find_and_load | <frozen importlib._bootstrap> | importlib._bootstrap",
                "handle | file:///srv/node_modules/@acme/http/lib/server.js | @acme/http",
                "handle | file:///srv/node_modules/a/node_modules/express/index.js | express",
                "list | /srv/shop.js | shop.js",
                "readFileSync | node:fs | node:fs",
                "malloc | /usr/lib/libc.so.6 | libc.so.6",
                "spin | work.c | work.c",
                "do_syscall_64 | [kernel.kallsyms] | (kernel)",
                "operator new(unsigned long) | '' | (no package)",
                "'' | '' | (no package)"
            })
    void aFunctionIsPutIntoThePackageItsLanguageGivesIt(String name, String file, String expected) {
        var profile = new Profile(SampleType.CPU, new StackTable());
        int frame = profile.stacks().frameId(new Frame(name, file, 3, FrameKind.UNKNOWN));
        profile.add(profile.stacks().child(StackTable.ROOT, frame), 10, 1);

        Profile packages = PackageView.of(profile);

        assertThat(StackStory.tell(packages)).containsExactly(expected + " 1");
    }

    @Test
    void callsWithinAPackageAreOneFrameAndWeightsStay() {
        Profile profile = StackStory.profile()
                .stack("com.acme.A.a;com.acme.B.b;java.util.Map.get;com.acme.C.c", 2)
                .stack("com.acme.A.a;com.acme.A.c", 3)
                .build();

        Profile packages = PackageView.of(profile);

        assertThat(StackStory.tell(packages)).containsExactly("com.acme 3", "com.acme;java.util;com.acme 2");
        assertThat(packages.totalWeight()).isEqualTo(profile.totalWeight());
    }

    @Test
    void threadsStayWhatTheyAre() {
        var profile = new Profile(SampleType.CPU, new StackTable());
        StackTable stacks = profile.stacks();
        var main = new Frame(Function.named("http.worker-1"), "", 0, FrameKind.THREAD);
        profile.add(stacks.child(StackTable.ROOT, stacks.frameId(main)), 10, 1);

        assertThat(StackStory.tell(PackageView.of(profile))).containsExactly("http.worker-1 1");
    }
}
