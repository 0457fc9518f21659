package dev.headroom.cli.profiler;

import dev.headroom.cli.service.AttachedJvm;
import dev.headroom.cli.service.ServiceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The JDK's own Flight Recorder, started and stopped through Headroom's agent: the fallback. */
final class JfrSession implements ProfilerSession {

    private final AttachedJvm jvm;
    private final Path agentJar;
    private final String note;
    private boolean stopped;

    private JfrSession(AttachedJvm jvm, Path agentJar, String note) {
        this.jvm = jvm;
        this.agentJar = agentJar;
        this.note = note;
    }

    static JfrSession start(AttachedJvm jvm, Path recording, Path agentJar, String note) throws ServiceException {
        jvm.ask(agentJar, "jfr-start", Map.of("file", recording.toString()));
        return new JfrSession(jvm, agentJar, note);
    }

    @Override
    public String profiler() {
        return "JFR";
    }

    @Override
    public List<String> notes() {
        return List.of(note);
    }

    @Override
    public synchronized void stop() throws ServiceException {
        if (!stopped) {
            stopped = true;
            jvm.ask(agentJar, "jfr-stop", Map.of());
        }
    }
}
