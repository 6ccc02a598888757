package dev.weft.flow.hubble.event;

/// When more comes than one core takes, only every n-th connection is looked at, but that one whole: all its events, of
/// both ends and both ways.
///
/// Threads: confined to one thread.
public final class Sampling {
    private static final int COARSEST = 64;
    /// So many busy looks in a row before it gets coarser, so many idle ones before it gets finer.
    private static final int PATIENCE = 10;
    private static final int CAUTION = 25;
    private static final double BUSY = 0.95;
    /// Fewer events a second than this are no flood: the core is busy with something else.
    private static final double FLOOD = 50_000;
    private static final double IDLE = 0.4;

    private int oneOf = 1;
    private int busy;
    private int idle;
    private long leftOut;

    public boolean on() {
        return oneOf > 1;
    }

    public int oneOf() {
        return oneOf;
    }

    /// Events that were not looked at.
    public long leftOut() {
        return leftOut;
    }

    boolean chooses(HubbleEvent event) {
        if (Tuples.sample(event) % oneOf == 0) {
            return true;
        }
        leftOut++;
        return false;
    }

    /// `share` of the time since the last look was spent at work, 0-1; `rate` is how many events came in a second,
    /// those that were left out included. To be called five times a second.
    public void look(double share, double rate) {
        busy = share > BUSY && rate > FLOOD ? busy + 1 : 0;
        idle = share < IDLE ? idle + 1 : 0;
        if (busy >= PATIENCE && oneOf < COARSEST) {
            oneOf *= 2;
            busy = 0;
        }
        if (idle >= CAUTION && oneOf > 1) {
            oneOf /= 2;
            idle = 0;
        }
    }
}
