package dev.weft.cli;

import java.util.concurrent.atomic.AtomicLong;

/// `list -o txt`: sorted lines `PEER => PEER : CONN`, in the grammar of np-guard. What is not known is not listed, but
/// counted on standard error.
final class ListText {
    private ListText() {}

    static void write(Listing listing, CommandContext context) {
        var unsure = new AtomicLong();
        listing.forEach(edge -> {
            if (!edge.cell().allowed().isEmpty()) {
                context.out().println(Printed.line(
                        edge.source().id() + " => " + edge.destination().id() + " : " + edge.cell().allowed()));
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
