package dev.weft.cli.list;

import dev.weft.cli.Table;
import dev.weft.policy.Direction;
import java.util.List;

/// The second half of `list --exposure -o csv` and `-o md`.
final class ExposureTable {
    private ExposureTable() {}

    static void write(ExposureLines lines, Table table) {
        int columns = ListTable.COLUMNS.size();
        table.gap();
        table.heading(2, ExposureLines.TITLE, columns);
        section(lines, Direction.EGRESS, ListTable.COLUMNS, table);
        table.gap();
        section(lines, Direction.INGRESS, List.of("dst", "src", "conn"), table);
    }

    private static void section(ExposureLines lines, Direction direction, List<String> columns, Table table) {
        var section = lines.of(direction);
        if (section.isEmpty()) {
            return;
        }
        table.heading(3, ExposureLines.heading(direction), columns.size());
        table.header(columns);
        section.forEach(line -> table.row(List.of(line.workload(), line.peer(), line.traffic())));
    }
}
