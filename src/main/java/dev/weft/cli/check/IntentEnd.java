package dev.weft.cli.check;

import dev.weft.cluster.Namespace;
import dev.weft.cluster.Selector;
import dev.weft.net.IpSet;
import java.util.List;
import java.util.stream.Collectors;

/// Whom an intent names.
sealed interface IntentEnd {
    /// `ns/name`, `ns/name[Kind]` or an address, as `weft explain` takes them. `path` is its place in the file.
    record Named(String text, String path) implements IntentEnd {}

    /// Addresses outside of the cluster.
    record Outside(IpSet addresses, String text) implements IntentEnd {}

    /// Pods by the labels of their namespace and their own, whatever workload they belong to.
    record Selected(Selector namespaces, Selector pods) implements IntentEnd {}

    /// As names of intents say it.
    default String words() {
        return switch (this) {
            case Named(var text, _) -> text;
            case Outside(_, var text) -> text;
            case Selected(var namespaces, var pods) ->
                (pods.selectsEverything() ? "pods" : "pods with " + pods)
                        + where(namespaces);
        };
    }

    private static String where(Selector namespaces) {
        if (namespaces.selectsEverything()) {
            return "";
        }
        var only = namespaces.requirements().getFirst();
        boolean named = namespaces.requirements().size() == 1
                && only.key().equals(Namespace.NAME_LABEL)
                && only.operator() == Selector.Operator.IN;
        return named ? " in namespace " + String.join(" or ", only.values()) : " in namespaces with " + namespaces;
    }

    static String words(List<IntentEnd> ends) {
        return ends.stream()
                .map(IntentEnd::words)
                .collect(Collectors.joining(" or "));
    }
}
