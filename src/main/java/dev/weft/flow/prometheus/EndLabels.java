package dev.weft.flow.prometheus;

import java.util.List;
import java.util.stream.Stream;

/// Which labels name one end of an edge; an empty word stands for a label that the family does not have.
///
/// - `namespace`: the label of its namespace.
/// - `kind`: the label of its kind (`Deployment`, `node`), for families that have one.
/// - `names`: the labels of its name; the first that is set wins.
/// - `address`: the label of its IP address, asked where no name is set.
record EndLabels(String namespace, String kind, List<Name> names, String address) {
    /// `kind` is what the label's name itself says of the kind: `dst_deployment` names a Deployment.
    record Name(String label, String kind) {}

    EndLabels {
        names = List.copyOf(names);
    }

    Stream<String> labels() {
        return Stream.concat(Stream.of(namespace, kind, address), names.stream().map(Name::label));
    }
}
