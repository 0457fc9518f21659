package dev.headroom.agent.control;

import dev.headroom.agent.hook.Tally;
import dev.headroom.agent.hook.Windows;
import dev.headroom.agent.weave.HookTransformer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The agent of this JVM: carries out one command after the other. One instance, since the JVM calls a static method
 * with nothing but text. Nothing is thrown to the caller: a failed command is an {@code error} in its answer, or a line
 * on {@code System.err} when nobody asked for an answer.
 */
public final class Agent {
    private static final Agent OF_THIS_JVM = new Agent(System.err);

    private final PrintStream err;
    private @Nullable HookTransformer transformer;
    private @Nullable FlightControl flight;

    private Agent(PrintStream err) {
        this.err = err;
    }

    /** Carries out the command in {@code options}; see {@link Options}. */
    public static void run(String options, Instrumentation instrumentation) {
        OF_THIS_JVM.carryOut(options, instrumentation);
    }

    private synchronized void carryOut(String text, Instrumentation instrumentation) {
        String answer = null;
        String error;
        try {
            Options options = Options.parse(text);
            answer = options.answer();
            execute(options, instrumentation);
            return;
        } catch (CommandException refused) {
            answer = refused.answer();
            error = String.valueOf(refused.getMessage());
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("command \"" + text + "\"", failure);
            error = String.valueOf(failure);
        }
        tell(answer, error);
    }

    private void tell(@Nullable String answer, String error) {
        if (answer == null) {
            err.println("headroom-agent: " + error);
            return;
        }
        try {
            Properties facts = new Properties();
            facts.setProperty("error", error);
            Answer.write(Path.of(answer), facts);
        } catch (IOException | RuntimeException unwritable) {
            err.println(
                    "headroom-agent: " + error + " The answer could not be written to " + answer + ": " + unwritable);
        }
    }

    private void execute(Options options, Instrumentation instrumentation)
            throws CommandException, IOException, ReflectiveOperationException {
        Properties facts = new Properties();
        switch (options.command()) {
            case "install" -> install(instrumentation);
            case "jfr-start" -> flight().start(Path.of(options.required("file")), options.settings(), options.answer());
            case "jfr-stop" ->
                facts.setProperty("file", flight().stop(options.answer()).toString());
            case "heap-live" -> {
                options.required("answer");
                Status.collectGarbage(options.answer());
                Status.describe(facts);
            }
            case "status" -> {
                options.required("answer");
                Status.describe(facts);
            }
            default ->
                throw new CommandException(
                        "Command \"" + options.command()
                                + "\" is not known. Use install, jfr-start, jfr-stop, heap-live or status.",
                        options.answer());
        }
        String answer = options.answer();
        if (answer != null) {
            Answer.write(Path.of(answer), facts);
        }
    }

    private FlightControl flight() {
        FlightControl known = flight;
        if (known == null) {
            known = new FlightControl();
            flight = known;
        }
        return known;
    }

    private void install(Instrumentation instrumentation) throws ReflectiveOperationException {
        if (transformer != null) {
            return;
        }
        requireFlightRecorder();
        transformer = new HookTransformer(new Telemetry(instrumentation));
        instrumentation.addTransformer(transformer, true);
        LoadedClasses.weave(instrumentation);
        Windows.installed();
    }

    private static void requireFlightRecorder() throws ClassNotFoundException {
        try {
            Class.forName("jdk.jfr.Event", false, null);
        } catch (ClassNotFoundException noJfr) {
            throw new ClassNotFoundException(
                    "This JVM runs without JDK Flight Recorder. Add --add-modules jdk.jfr,"
                            + "jdk.management to its command.",
                    noJfr);
        }
    }
}
