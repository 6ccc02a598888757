package dev.weft.flow.link;

import java.io.IOException;

/// A door: how a server is reached, asked again before every connection, as its pod may have moved meanwhile.
public interface Dial {
    /// Leads to the server until it is closed.
    interface Line extends AutoCloseable {
        GrpcTarget target();

        /// May be called twice.
        @Override
        void close();
    }

    /// Blocks for a moment; an interrupt ends it. Throws with a line for people.
    Line open() throws IOException, InterruptedException;

    /// An address that needs no tunnel.
    static Dial to(GrpcTarget there) {
        var line = new Line() {
            @Override
            public GrpcTarget target() {
                return there;
            }

            @Override
            public void close() {}
        };
        return () -> line;
    }
}
