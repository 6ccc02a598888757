package dev.weft.view.twin;

import dev.weft.topology.EdgeState;

/// What a cell shows: the state of its pairs, worst first as everywhere, and how much is allowed. `state` says nothing
/// where `extent` is [Extent#ITSELF], [Extent#FINISHED] or [Extent#NONE].
record MatrixCell(EdgeState state, Extent extent) {
    enum Extent {
        /// Every port of every protocol is allowed.
        EVERY_PORT,
        /// Some ports are allowed, or not for each of its pairs.
        SOME_PORTS,
        /// No port is surely allowed.
        NO_PORT,
        /// A single pod and itself: no policy is asked.
        ITSELF,
        /// At one end no pod runs any more.
        FINISHED,
        /// Crosses the header of a namespace.
        NONE
    }

    static final MatrixCell HEADER = new MatrixCell(EdgeState.LEADS, Extent.NONE);
    static final MatrixCell ITSELF = new MatrixCell(EdgeState.LEADS, Extent.ITSELF);
    static final MatrixCell FINISHED = new MatrixCell(EdgeState.LEADS, Extent.FINISHED);

    boolean isVerdict() {
        return extent != Extent.NONE && extent != Extent.ITSELF && extent != Extent.FINISHED;
    }

    /// For a file and a screen reader.
    String word() {
        return switch (extent) {
            case NONE -> "";
            case ITSELF -> "itself";
            case FINISHED -> "no pod runs";
            case EVERY_PORT, SOME_PORTS, NO_PORT -> state.word();
        };
    }
}
