package dev.weft.cli.list;

import dev.weft.cli.CommandContext;
import dev.weft.cli.Printed;

/// `list -o txt`: sorted lines `PEER => PEER : CONN`, in the grammar of np-guard.
final class ListText {
    private ListText() {}

    static void write(Listing listing, CommandContext context) {
        SureEdges.write(listing, context, (source, destination, traffic) -> context.out()
                .println(Printed.line(source + " => " + destination + " : " + traffic)));
    }
}
