package dev.headroom.diagnose.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.signature.RuleSet;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.profile.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that Headroom brings, on stacks as the readers give them: what each sees, and what it must leave alone. */
class StandardRulesTest {

    private static List<String> rulesFor(HeatStory story) {
        return story.findings().stream().map(Finding::rule).distinct().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "regex-compile-in-loop| regexp.MustCompile; regexp.Compile; regexp.compile",
                "regex-compile-in-loop| regexp.MatchString; regexp.Compile",
                "string-concat-in-loop| runtime.concatstring2; runtime.concatstrings; runtime.rawstringtmp",
                "unsized-collection| runtime.growslice; runtime.mallocgc",
                "unsized-collection| runtime.mapassign_fast64; runtime.hashGrow; runtime.makeBucketArray",
                "unsized-collection| runtime.mapassign_faststr; runtime.growWork_faststr; runtime.evacuate_faststr",
                "unsized-collection| runtime.mapassign; internal/runtime/maps.(*table).rehash; internal/runtime/maps.(*table).grow",
                "string-formatting-in-hot-path| fmt.Sprintf; fmt.(*pp).doPrintf",
                "logging-in-hot-path| log.(*Logger).Printf; fmt.Sprintf",
                "logging-in-hot-path| log/slog.Info; log/slog.(*Logger).log",
                "logging-in-hot-path| go.uber.org/zap.(*SugaredLogger).Infof; go.uber.org/zap.(*SugaredLogger).log",
                "logging-in-hot-path| github.com/sirupsen/logrus.(*Entry).Logf",
                "serialization-cost| encoding/json.Marshal; encoding/json.(*encodeState).marshal",
                "serialization-cost| encoding/json.(*Decoder).Decode; encoding/json.(*Decoder).readValue",
                "reflection-in-hot-path| reflect.Value.FieldByName; reflect.(*rtype).FieldByName",
                "database-calls-in-hot-path| database/sql.(*DB).QueryContext;"
                        + " github.com/lib/pq.(*conn).QueryContext /home/me/go/pkg/mod/github.com/lib/pq@v1.10.9/conn.go:1",
                "unpooled-connection| net/http.(*Client).Get; crypto/tls.Dial; crypto/tls.(*Conn).clientHandshake",
                "blocking-io-in-hot-path| os.ReadFile; os.OpenFile; syscall.open",
                "blocking-io-in-hot-path| os.(*File).Sync; internal/poll.(*FD).Fsync; syscall.Fsync",
                "lock-contention| sync.(*Mutex).Lock; sync.(*Mutex).lockSlow; sync.runtime_SemacquireMutex",
                "exception-flow| runtime.gopanic; runtime.gentraceback",
                "quadratic-algorithm| slices.Contains[...]; slices.Index[...]"
            })
    void goStacksOfAPatternAreSeen(String rule, String below) {
        HeatStory story = new HeatStory()
                .cpu("runtime.main /usr/lib/go/src/runtime/proc.go:1; main.list /srv/main.go:20; " + below, 300)
                .cpu("runtime.main /usr/lib/go/src/runtime/proc.go:1; main.list /srv/main.go:20", 700);

        assertThat(rulesFor(story)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regexp.(*Regexp).MatchString; regexp.(*Regexp).doMatch",
                "strings.(*Builder).WriteString; runtime.growslice; runtime.mallocgc",
                "net/url.(*URL).String; runtime.concatstrings",
                "runtime.makemap; runtime.makeBucketArray",
                "runtime.mapassign_fast64",
                "runtime.mapaccess1_fast64",
                "sync.(*Mutex).Lock",
                "sync.(*WaitGroup).Wait; sync.runtime_Semacquire",
                "bufio.(*Writer).Write; os.(*File).Write; syscall.write",
                "strconv.AppendInt",
                "runtime.mallocgc; runtime.(*mcache).nextFree"
            })
    void goStacksOfRepairedCodeAreLeftAlone(String below) {
        HeatStory story =
                new HeatStory().cpu("main.list /srv/main.go:20; " + below, 300).cpu("main.list /srv/main.go:20", 700);

        assertThat(rulesFor(story)).doesNotContain("string-concat-in-loop", "unsized-collection", "lock-contention");
        assertThat(rulesFor(story)).isEmpty();
    }

    @Test
    void goPackagesCompileTheirExpressionsOnceWhenTheyStart() {
        HeatStory story = new HeatStory()
                .cpu("main.init /srv/main.go:5; regexp.MustCompile; regexp.compile", 150)
                .cpu("main.init.0 /srv/main.go:9; regexp.MustCompile; regexp.compile", 150)
                .cpu("main.list /srv/main.go:20", 700);

        assertThat(rulesFor(story)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "regex-compile-in-loop| compile L/re/__init__.py:225; _compile L/re/__init__.py:272; compile L/re/_compiler.py:740",
                "regex-compile-in-loop| match L/re.py:187; _compile L/re.py:289; compile L/sre_compile.py:759",
                "logging-in-hot-path| info L/logging/__init__.py:1479; _log L/logging/__init__.py:1610",
                "serialization-cost| dumps L/json/__init__.py:183; encode L/json/encoder.py:183",
                "serialization-cost| <built-in method _pickle.dumps>",
                "defensive-copy| deepcopy L/copy.py:128; _deepcopy_dict L/copy.py:227",
                "n-plus-one-queries| __get__ L/site-packages/sqlalchemy/orm/attributes.py:1; _load_for_state"
                        + " L/site-packages/sqlalchemy/orm/strategies.py:1; execute L/site-packages/sqlalchemy/engine/base.py:1",
                "n-plus-one-queries| __get__ L/site-packages/django/db/models/fields/related_descriptors.py:1; execute"
                        + " L/site-packages/django/db/backends/utils.py:1",
                "database-calls-in-hot-path| <method 'execute' of 'sqlite3.Cursor' objects>",
                "unpooled-connection| get L/site-packages/requests/api.py:62; request"
                        + " L/site-packages/requests/api.py:14; __init__ L/site-packages/requests/sessions.py:390",
                "unpooled-connection| create_connection L/socket.py:827; <method 'connect' of '_socket.socket' objects>",
                "unpooled-connection| do_handshake L/ssl.py:1; <method 'do_handshake' of '_ssl._SSLSocket' objects>",
                "blocking-io-in-hot-path| <built-in method _io.open>",
                "blocking-io-in-hot-path| <built-in method posix.fsync>",
                "blocking-io-in-hot-path| <built-in method time.sleep>",
                "lock-contention| <method 'acquire' of '_thread.lock' objects>",
                "gc-pressure| <built-in method gc.collect>",
                "exception-flow| format_exc L/traceback.py:1; format_exception L/traceback.py:1",
                "reflection-in-hot-path| signature L/inspect.py:1; _signature_from_callable L/inspect.py:1",
                "import-in-hot-path| _find_and_load <frozen:1; _find_and_load_unlocked <frozen:1",
                "costly-object-per-use| <built-in method strptime>; _strptime_datetime L/_strptime.py:1",
                "quadratic-algorithm| <method 'index' of 'list' objects>",
                "thread-per-task| start L/threading.py:1; <built-in method _thread.start_new_thread>"
            })
    void pythonStacksOfAPatternAreSeen(String rule, String below) {
        HeatStory story = new HeatStory()
                .add(SampleType.WALL, "load /srv/orders.py:20; " + python(below), 300, 300)
                .add(SampleType.WALL, "load /srv/orders.py:20", 700, 700);

        assertThat(rulesFor(story)).contains(rule);
    }

    private static String python(String stack) {
        return stack.replace("L/", "/usr/lib/python3.11/")
                .replace("_find_and_load <frozen:1", "importlib._bootstrap._find_and_load");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<method 'match' of 're.Pattern' objects>",
                "<method 'append' of 'list' objects>",
                "<method 'join' of 'str' objects>",
                "get L/queue.py:154; wait L/threading.py:288; <method 'acquire' of '_thread.lock' objects>",
                "request L/site-packages/requests/sessions.py:500",
                "<method 'get' of 'dict' objects>"
            })
    void pythonStacksOfRepairedCodeAreLeftAlone(String below) {
        HeatStory story = new HeatStory()
                .add(SampleType.CPU, "load /srv/orders.py:20; " + python(below), 300, 300)
                .add(SampleType.CPU, "load /srv/orders.py:20", 700, 700);

        assertThat(rulesFor(story)).isEmpty();
    }

    @Test
    void pythonModulesCompileTheirExpressionsOnceWhenTheyAreImported() {
        HeatStory story = new HeatStory()
                .add(SampleType.WALL, "<module> /srv/orders.py:1; " + python("compile L/re/__init__.py:225"), 300, 300)
                .add(SampleType.WALL, "load /srv/orders.py:20", 700, 700);

        assertThat(rulesFor(story)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "regex-compile-in-loop| java.lang.String.matches; java.util.regex.Pattern.matches; java.util.regex.Pattern.compile",
                "string-concat-in-loop| java.lang.invoke.LambdaForm$MH.0x01.linkToTargetMethod;"
                        + " java.lang.invoke.DirectMethodHandle$Holder.invokeStatic; java.lang.StringConcatHelper.newString",
                "string-formatting-in-hot-path| java.lang.String.format; java.util.Formatter.format",
                "logging-in-hot-path| ch.qos.logback.classic.Logger.info; ch.qos.logback.core.AppenderBase.doAppend",
                "serialization-cost| com.fasterxml.jackson.databind.ObjectMapper.writeValueAsString",
                "costly-object-per-use| com.fasterxml.jackson.databind.ObjectMapper.<init>",
                "costly-object-per-use| java.text.SimpleDateFormat.<init>; java.text.SimpleDateFormat.initialize",
                "reflection-in-hot-path| java.lang.Class.getMethod; java.lang.Class.getMethod0",
                "exception-flow| java.lang.IllegalStateException.<init>; java.lang.Throwable.fillInStackTrace",
                "exception-flow| com.acme.NotFoundException.<init>; java.lang.Throwable.fillInStackTrace",
                "unsized-collection| java.util.ArrayList.add; java.util.ArrayList.grow; java.util.Arrays.copyOf",
                "unsized-collection| java.util.HashMap.put; java.util.HashMap.putVal; java.util.HashMap.resize",
                "defensive-copy| java.util.Arrays.copyOf",
                "boxing-in-hot-path| java.lang.Long.valueOf",
                "n-plus-one-queries| org.hibernate.collection.spi.PersistentBag.size;"
                        + " org.hibernate.collection.spi.AbstractPersistentCollection.initialize",
                "database-calls-in-hot-path| org.postgresql.jdbc.PgPreparedStatement.executeQuery",
                "unpooled-connection| java.sql.DriverManager.getConnection; org.h2.Driver.connect",
                "blocking-io-in-hot-path| java.io.FileInputStream.<init>; java.io.FileInputStream.open0",
                "gc-pressure| ",
                "quadratic-algorithm| java.util.ArrayList.contains; java.util.ArrayList.indexOf",
                "thread-per-task| java.lang.Thread.start; java.lang.Thread.start0"
            })
    void javaStacksOfAPatternAreSeen(String rule, String below) {
        HeatStory story = new HeatStory().cpu("java.lang.Thread.run; com.acme.Shop.list Shop.java:20", 700);
        story.cpu(
                rule.equals("gc-pressure")
                        ? "start_thread; GangWorker::run; G1ParTask::work"
                        : "java.lang.Thread.run; com.acme.Shop.list Shop.java:20; " + below,
                300);

        assertThat(rulesFor(story)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.regex.Matcher.matches; java.util.regex.Pattern$Slice.match",
                "java.lang.StringBuilder.append; java.lang.AbstractStringBuilder.putStringAt",
                "java.lang.StringBuilder.append; java.lang.AbstractStringBuilder.append;"
                        + " java.lang.AbstractStringBuilder.ensureCapacityInternal",
                "java.util.ArrayList.get",
                "java.util.HashMap.get; java.util.HashMap.getNode",
                "com.zaxxer.hikari.HikariDataSource.getConnection; org.h2.Driver.connect",
                "java.util.stream.ReferencePipeline.toList; java.util.ArrayList.grow"
            })
    void javaStacksOfRepairedCodeAreLeftAlone(String below) {
        HeatStory story = new HeatStory()
                .cpu("com.acme.Shop.list Shop.java:20; " + below, 300)
                .cpu("com.acme.Shop.list Shop.java:20", 700);

        assertThat(rulesFor(story)).isEmpty();
    }

    @Test
    void aJavaLockProfileIsLockContentionExceptInsideLoggers() {
        HeatStory story = new HeatStory().recordedFor(Duration.ofSeconds(10));
        story.waited("java.lang.Thread.run; com.acme.Stock.reserve Stock.java:9", Duration.ofSeconds(4), 300);
        story.waited(
                "com.acme.Shop.list Shop.java:20; ch.qos.logback.core.OutputStreamAppender.append",
                Duration.ofSeconds(4),
                300);

        assertThat(story.findings())
                .extracting(finding -> finding.location().method())
                .containsExactly("reserve");
    }

    @Test
    void aBufferOfJavaHasGrownOnlyWhereItCopiedWhatItHeld() {
        String append = "com.acme.Shop.list Shop.java:20; java.lang.StringBuilder.append;"
                + " java.lang.AbstractStringBuilder.ensureCapacityInternal; java.util.Arrays.copyOf";

        assertThat(rulesFor(new HeatStory().allocated(append, 300))).containsExactly("unsized-buffer");
        assertThat(rulesFor(new HeatStory().cpu(append, 300))).isEmpty();
    }

    @Test
    void everyRuleIsInTheReference() throws IOException {
        String reference = Files.readString(Path.of("..", "docs", "reference", "finding-rules.md"));
        Set<String> ids = RuleSet.standard().rules().stream()
                .map(SignatureRule::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ids).allMatch(id -> reference.contains("| `" + id + "` |"));
    }
}
