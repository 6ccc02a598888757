package dev.weft.whatif.export;

import java.util.List;

/// One block of a report, before it becomes Markdown or HTML. All texts are plain.
sealed interface ReportPart {
    /// The title of the report has level 1.
    record Heading(int level, String text) implements ReportPart {}

    record Text(String text) implements ReportPart {}

    record Bullets(List<String> items) implements ReportPart {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /// As many of the rows as are read; `note` says how many there are where some are left out, else it is empty.
    record Table(List<String> columns, List<List<String>> rows, String note) implements ReportPart {
        /// A longer table is read by nobody; the rest is counted.
        static final int MOST = 200;

        public Table {
            rows = List.copyOf(rows);
        }

        static Table of(List<String> columns, List<List<String>> rows) {
            if (rows.size() <= MOST) {
                return new Table(columns, rows, "");
            }
            return new Table(columns, rows.subList(0, MOST), "%d of %d rows are shown, %d are left out."
                    .formatted(MOST, rows.size(), rows.size() - MOST));
        }
    }

    record Diff(UnifiedDiff lines) implements ReportPart {}

    record Image(ReportInput.Shot shot) implements ReportPart {}
}
