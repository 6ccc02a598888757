package dev.weft.flow.filter;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Service;
import dev.weft.flow.FlowFilter.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a word of a filter could become.
///
/// Cost: O(objects of the kind); a list of thousands of pods is cut after [#MOST].
public record FilterCompletion(ClusterSnapshot snapshot) {
    public static final int MOST = 50;

    List<String> words(FilterWord word) {
        var before = word.not() ? "-" : "";
        var typed = word.value().toLowerCase(Locale.ROOT);
        if (word.key().isEmpty()) {
            return bare(before, typed);
        }
        return FilterKey.named(word.key())
                .map(key -> values(key.field())
                        .filter(value -> fits(value, typed))
                        .distinct()
                        .sorted()
                        .limit(MOST)
                        .map(value -> before + word.key() + ":" + FilterWord.quoted(value, false))
                        .toList())
                .orElse(List.of());
    }

    /// A key; a name where no key begins like that.
    private List<String> bare(String before, String typed) {
        var keys = FilterKey.ALL.stream()
                .map(FilterKey::word)
                .filter(key -> key.startsWith(typed))
                .map(key -> before + key + ":")
                .toList();
        return keys.isEmpty()
                ? names().filter(name -> fits(name, typed)).distinct().sorted().limit(MOST)
                        .map(name -> before + FilterWord.quoted(name, true))
                        .toList()
                : keys;
    }

    private Stream<String> names() {
        return Stream.concat(values(Field.WORKLOAD), values(Field.SERVICE));
    }

    /// `shop/web` is found by its name alone too.
    private static boolean fits(String value, String typed) {
        var text = value.toLowerCase(Locale.ROOT);
        return text.startsWith(typed) || text.substring(text.indexOf('/') + 1).startsWith(typed);
    }

    private Stream<String> values(Field field) {
        return switch (field) {
            case POD -> snapshot.pods().stream().map(pod -> pod.ref().path());
            case NAMESPACE -> snapshot.namespaces().keySet().stream();
            case WORKLOAD -> snapshot.pods().stream().map(snapshot::workloadOf).distinct().map(ObjectRef::path);
            case SERVICE -> snapshot.services().stream().map(service -> service.ref().path());
            case LABEL -> snapshot.pods().stream()
                    .map(Pod::labels)
                    .flatMap(labels -> labels.map().entrySet().stream())
                    .distinct()
                    .map(label -> label.getKey() + "=" + label.getValue());
            case IP -> Stream.concat(
                            snapshot.pods().stream().flatMap(pod -> pod.network().addresses().stream()),
                            snapshot.services().stream().flatMap(service -> service.addresses().stream()))
                    .map(Object::toString);
            case PORT -> snapshot.services().stream()
                    .map(Service::ports)
                    .flatMap(List::stream)
                    .map(port -> port.target() == 0 ? port.number() : port.target())
                    .map(Object::toString);
            case PROTOCOL -> FilterValue.PROTOCOLS.stream();
            case VERDICT -> FilterValue.VERDICTS.stream();
            case NAME -> names().map(path -> path.substring(path.indexOf('/') + 1));
            case KIND -> Stream.concat(
                    Stream.of("Workload", "Pod", "Service", "Ingress", "Namespace", "Node", "Outside"),
                    snapshot.pods().stream().map(snapshot::workloadOf).map(ObjectRef::kind));
            case TEXT -> names();
            case SOURCE, FQDN -> Stream.of(); // nothing in the cluster says them
        };
    }
}
