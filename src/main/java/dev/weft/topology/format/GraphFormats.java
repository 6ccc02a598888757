package dev.weft.topology.format;

import dev.weft.topology.GraphFormat;
import java.util.List;

/// Every graph format, in the order of menus and messages.
public final class GraphFormats {
    private GraphFormats() {}

    public static List<GraphFormat> all() {
        return List.of(
                new DotFormat(), new MermaidFormat(), new GraphMlFormat(), new JsonFormat(), new CsvFormat());
    }
}
