package dev.weft.whatif.mistake;

import dev.weft.whatif.editing.Shape;
import java.util.Set;
import java.util.TreeSet;

/// Every name of a field that a kind knows, wherever it stands.
final class FieldNames {
    private FieldNames() {}

    static Set<String> of(Shape shape) {
        var names = new TreeSet<String>();
        collect(shape, names);
        return names;
    }

    private static void collect(Shape shape, Set<String> names) {
        switch (shape) {
            case Shape.Fields(var fields) -> fields.forEach(field -> {
                names.add(field.name());
                collect(field.shape(), names);
            });
            case Shape.Items(var item) -> collect(item, names);
            case Shape.Labels _, Shape.Words _, Shape.Value _, Shape.Open _ -> {
                // no field stands below
            }
        }
    }
}
