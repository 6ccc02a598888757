package dev.weft.flow.prometheus;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which labels of a family make an edge; an empty word stands for a label that it does not have. `traffic` is TCP
/// where there is no label of a protocol.
record EdgeLabels(EndLabels source, EndLabels destination, Asked asked, Traffic traffic) {
    /// Through which Service the client asked, and which host (`api.example.com`).
    record Asked(String namespace, String service, String host) {
        static final Asked NOTHING = new Asked("", "", "");
    }

    /// `reason` says why it was dropped.
    record Traffic(String protocol, String port, String reason) {
        static final Traffic TCP = new Traffic("", "", "");
    }

    /// For the `by` of a query. `more` are labels beside those of the edge.
    String by(Set<String> more) {
        var ends = Stream.concat(source.labels(), destination.labels());
        var rest = Stream.of(
                asked.namespace(), asked.service(), asked.host(),
                traffic.protocol(), traffic.port(), traffic.reason());
        return Stream.of(ends, rest, more.stream())
                .flatMap(labels -> labels)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(","));
    }
}
