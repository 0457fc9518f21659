package dev.headroom.diagnose.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Location;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which frames are the user's, by names and files as the readers give them. */
class UserCodeTest {

    private static final String LIB = "/opt/python/lib/python3.11";

    private static Frame frame(String name, String file) {
        return new Frame(new Function(name, file, 0), file, 7, FrameKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "main.main, /srv/shop/main.go",
        "main.(*Shop).list.func1, /srv/shop/main.go",
        "main.Map[go.shape.int_0], /srv/shop/main.go",
        "main.concat, profiled/main.go",
        "github.com/acme/shop/cart.(*Cart).Add, /srv/shop/cart/cart.go",
        "github.com/acme/shop/cart.Sum, github.com/acme/shop/cart/cart.go",
        "shop/internal/price.Of, /srv/shop/internal/price/price.go",
        "command-line-arguments.BenchmarkSum, /srv/sum_test.go",
        "main.list, ''"
    })
    void goCodeOfTheMainModuleIsTheUsers(String name, String file) {
        assertThat(Language.GO.code().wrote(frame(name, file))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "runtime.mallocgc, /usr/lib/go-1.19/src/runtime/malloc.go",
        "regexp.(*Regexp).doOnePass, regexp/exec.go",
        "encoding/json.(*encodeState).marshal, /usr/lib/go-1.19/src/encoding/json/encode.go",
        "net/http.HandlerFunc.ServeHTTP, /usr/lib/go-1.19/src/net/http/server.go",
        "vendor/golang.org/x/net/http2/hpack.(*Decoder).Write, x.go",
        "github.com/gin-gonic/gin.(*Context).Next, /home/me/go/pkg/mod/github.com/gin-gonic/gin@v1.9.1/context.go",
        "github.com/gin-gonic/gin.(*Context).Next, github.com/gin-gonic/gin@v1.9.1/context.go",
        "github.com/lib/pq.(*conn).query, /srv/shop/vendor/github.com/lib/pq/conn.go",
        "golang.org/x/sync/errgroup.(*Group).Go, ''",
        "type..eq.main.key, ''",
        "main.sum, /srv/shop/sum_amd64.s",
        "x_cgo_mmap, ''"
    })
    void goCodeOfTheStandardLibraryAndOfModulesIsNot(String name, String file) {
        assertThat(Language.GO.code().wrote(frame(name, file))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.py", "/srv/shop/orders.py", "/srv/python3/shop.py", "<string>", "C:\\shop\\orders.py"})
    void pythonCodeInFilesOfNoLibraryIsTheUsers(String file) {
        assertThat(Language.PYTHON.code().wrote(frame("load", file))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "_compile, " + LIB + "/re/__init__.py",
                "get, " + LIB + "/site-packages/requests/api.py",
                "get, /usr/lib/python3/dist-packages/requests/api.py",
                "get, /srv/shop/venv/lib64/python3.12/site-packages/requests/api.py",
                "_find_and_load, <frozen importlib._bootstrap>",
                "<built-in method builtins.exec>, \"\"",
                "<method 'append' of 'list' objects>, \"\"",
                "{built-in method time.sleep}, ~",
                "load, \"\""
            })
    void pythonCodeOfLibrariesAndOfTheInterpreterIsNot(String name, String file) {
        assertThat(Language.PYTHON.code().wrote(frame(name, file))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"com.acme.Shop.list, true", "java.util.regex.Pattern.compile, false", "org.h2.Driver.connect, false"})
    void javaCodeIsToldByItsPackages(String name, boolean users) {
        assertThat(Language.JAVA.code().wrote(frame(name, "X.java"))).isEqualTo(users);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "_compile, " + LIB + "/re/__init__.py, re._compile",
                "compile, " + LIB + "/re/_compiler.py, re._compiler.compile",
                "request, " + LIB + "/site-packages/requests/sessions.py, requests.sessions.request",
                "_find_and_load, <frozen importlib._bootstrap>, importlib._bootstrap._find_and_load",
                "<built-in method time.sleep>, \"\", time.sleep",
                "<method 'connect' of '_socket.socket' objects>, \"\", _socket.socket.connect",
                "load, /srv/shop/orders.py, orders.load",
                "load, /srv/shop/__init__.py, shop.load",
                "load, \"\", load"
            })
    void rulesKnowAPythonFunctionByItsModule(String name, String file, String known) {
        assertThat(Language.PYTHON.code().nameOf(frame(name, file))).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "main.list, main, list",
        "main.(*Shop).list.func1.2, main.(*Shop), list",
        "github.com/acme/shop.Sum, github.com/acme/shop, Sum",
        "main.Map[go.shape.int_0], main, Map[go.shape.int_0]",
        "main.init.0, main, init"
    })
    void aClosureOfGoBelongsToTheFunctionAroundIt(String name, String type, String function) {
        assertThat(Language.GO.code().locationOf(frame(name, "/srv/main.go")))
                .isEqualTo(new Location(type, function, 7, "/srv/main.go"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.Shop.lambda$list$3", "com.acme.Shop.list"})
    void aLambdaOfJavaBelongsToTheMethodAroundIt(String name) {
        assertThat(Language.JAVA.code().locationOf(frame(name, "Shop.java")))
                .isEqualTo(new Location("com.acme.Shop", "list", 7, "Shop.java"));
    }
}
