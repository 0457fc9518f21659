package dev.headroom.load.internal.wire;

/** Opens wires to one target, and counts their bytes. Lives on the load thread. */
public interface Dialer {

    /** Begins to open one more. The receiver hears first {@code opened}, or only {@code closed} if that failed. */
    Wire dial(Wire.Receiver receiver);

    /** Bytes taken by all wires so far, also those still on their way to the network. */
    long bytesSent();

    long bytesReceived();

    /** Lets go of what the wires shared, after the loop's end. */
    void release();
}
