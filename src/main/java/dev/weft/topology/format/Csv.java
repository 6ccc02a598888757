package dev.weft.topology.format;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines for a spreadsheet. Source: RFC 4180.
public final class Csv {
    private Csv() {}

    public static String line(Stream<String> values) {
        return values.map(Csv::quoted).collect(Collectors.joining(","));
    }

    /// A value that a spreadsheet would take for a formula is made a text.
    private static String quoted(String value) {
        var safe = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
