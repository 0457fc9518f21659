package dev.headroom.gate.block;

/** Of a run that was not kept in stretches. */
enum UnknownStretches implements Stretches {
    INSTANCE;

    @Override
    public int count() {
        return 0;
    }

    @Override
    public double drawn(int[] times) {
        throw new IllegalStateException("There are no stretches to draw from");
    }
}
