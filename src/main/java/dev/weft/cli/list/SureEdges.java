package dev.weft.cli.list;

import dev.weft.cli.CommandContext;
import java.util.concurrent.atomic.AtomicLong;

/// The connections of a listing that are surely allowed, for formats without room for what is not known. That is not
/// listed, but counted on standard error.
final class SureEdges {
    /// What a format does with one connection; `traffic` is `All Connections` or `TCP 80,443-445,UDP 53`.
    interface Line {
        void write(String source, String destination, String traffic);
    }

    private SureEdges() {}

    static void write(Listing listing, CommandContext context, Line line) {
        var unsure = new AtomicLong();
        listing.forEach(edge -> {
            var allowed = edge.cell().allowed();
            if (!allowed.isEmpty()) {
                line.write(edge.source().id(), edge.destination().id(), allowed.toString());
            }
            if (!edge.cell().unknown().isEmpty()) {
                unsure.incrementAndGet();
            }
        });
        if (unsure.get() > 0) {
            context.err().println("warning: list: of " + unsure + (unsure.get() == 1 ? " pair" : " pairs")
                    + " not everything is known, and only what is surely allowed is listed; "
                    + "run with -o json to see what is unknown");
        }
    }
}
