package dev.headroom.load.internal.wire;

/** Stands for a wire that could not even be begun, as where no descriptor is left: its receiver hears so later. */
final class UnopenedWire implements Wire {

    @Override
    public void send(byte[] bytes, int offset, int length) {
        // As any closed wire, it drops them.
    }

    @Override
    public boolean sentAll() {
        return true;
    }

    @Override
    public void close() {
        // It never opened, and says so itself.
    }
}
