package dev.headroom.junit.internal.agent;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;

/** A process that loads the agent into another JVM and ends; what goes wrong is on its standard error, as of any Java program. */
final class AttachProcess {
    private AttachProcess() {}

    public static void main(String[] arguments)
            throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException {
        load(Long.parseLong(arguments[0]), Path.of(arguments[1]));
    }

    /** @throws IOException also where a JVM may not attach to itself */
    static void load(long pid, Path jar)
            throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try {
            machine.loadAgent(jar.toString());
        } finally {
            machine.detach();
        }
    }
}
