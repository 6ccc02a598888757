package dev.weft.cli.list;

import dev.weft.cli.CommandContext;
import dev.weft.cli.Table;
import java.util.List;

/// `list -o csv` and `list -o md`: the lines of txt in three columns, named and ordered as np-guard's are.
final class ListTable {
    static final List<String> COLUMNS = List.of("src", "dst", "conn");

    private ListTable() {}

    static void write(Listing listing, Table table, CommandContext context) {
        table.header(COLUMNS);
        SureEdges.write(listing, context, (source, destination, traffic) ->
                table.row(List.of(source, destination, traffic)));
    }
}
