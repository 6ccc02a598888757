package dev.weft.flow.source;

import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A source that is made when it is started: only then there is somebody to ask for the newest picture of the cluster,
/// in which its server is looked up anew for each connection.
///
/// Threads: `start` and `close` from any.
final class SourceAtStart implements FlowSource {
    private final String name;
    private final Finder.Opening opening;
    private final ReentrantLock one = new ReentrantLock();
    private @Nullable FlowSource running;
    private boolean closed;

    SourceAtStart(String name, Finder.Opening opening) {
        this.name = name;
        this.opening = opening;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(FlowContext context, FlowSink sink) {
        one.lock();
        try {
            if (!closed) {
                var made = opening.open(context);
                running = made;
                made.start(context, sink);
            }
        } finally {
            one.unlock();
        }
    }

    @Override
    public void close() {
        one.lock();
        try {
            closed = true;
            if (running != null) {
                running.close();
            }
        } finally {
            one.unlock();
        }
    }
}
