package dev.weft.cli.list;

import dev.weft.cli.CommandContext;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Party;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The connections of a listing that are surely allowed, for formats without room for what is not known. That is not
/// listed, but counted on standard error.
///
/// Cost: a few objects for each connection: what repeats in hundreds of thousands of lines is made once.
final class SureEdges {
    /// What a format does with one connection; `traffic` is `All Connections` or `TCP 80,443-445,UDP 53`.
    interface Line {
        void write(String source, String destination, String traffic);
    }

    private SureEdges() {}

    static void write(Listing listing, CommandContext context, Line line) {
        var unsure = new AtomicLong();
        var ids = new IdentityHashMap<Party, String>();
        var texts = new HashMap<TrafficSet, String>();
        listing.forEach(edge -> {
            var allowed = edge.cell().allowed();
            if (!allowed.isEmpty()) {
                line.write(
                        ids.computeIfAbsent(edge.source(), Party::id),
                        ids.computeIfAbsent(edge.destination(), Party::id),
                        texts.computeIfAbsent(allowed, TrafficSet::toString));
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
