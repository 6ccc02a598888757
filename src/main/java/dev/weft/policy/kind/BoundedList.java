package dev.weft.policy.kind;

import java.util.List;

/// Reads a list that may be missing, but neither empty nor longer than the schema allows.
final class BoundedList {
    private BoundedList() {}

    /// `what` are its items, in the plural. A list that is too long or empty is bad.
    static Read<List<SpecReader.Field>> read(SpecReader.Field field, String what, int most) {
        return field.items().then(items -> {
            if (items.isEmpty()) {
                return field.bad(
                        "the list of " + what + " is empty", "list at least one, or leave out what is optional");
            }
            return items.size() > most
                    ? field.bad(items.size() + " " + what + " are too many", "list at most " + most)
                    : new Read.Ok<>(items);
        });
    }
}
