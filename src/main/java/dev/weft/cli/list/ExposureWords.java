package dev.weft.cli.list;

import dev.weft.cluster.Namespace;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import dev.weft.net.Protocol;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.TrafficMatch;
import dev.weft.policy.exposure.Exposure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How np-guard writes newcomers and what they may: `entire-cluster`, `shop/[pod with {app=web}]`,
/// `[namespace with {team=a}]/[all pods]`, `TCP 80,http`.
final class ExposureWords {
    private ExposureWords() {}

    static String newcomer(Exposure.Entry entry) {
        return entry.selection().map(ExposureWords::selected).orElse("entire-cluster");
    }

    private static String selected(PodSelection selection) {
        var pods = selection.pods().selectsEverything()
                ? "[all pods]"
                : "[pod with " + selector(selection.pods()) + "]";
        return namespaces(selection.namespaces()) + "/" + pods;
    }

    private static String namespaces(Scope scope) {
        return switch (scope) {
            case Scope.Own(var name) -> name;
            case Scope.Matching(var selector) when selector.selectsEverything() -> "[all namespaces]";
            case Scope.Matching(var selector) -> "[namespace with " + selector(selector) + "]";
        };
    }

    /// `{app=web,{Key:tier,Operator:NotIn,Values:[a b],}}`: labels first, then the other requirements, each sorted.
    private static String selector(Selector selector) {
        var labels = selector.requirements().stream()
                .filter(ExposureWords::isLabel)
                .map(requirement -> requirement.key() + "=" + requirement.values().getFirst())
                .sorted();
        var others = selector.requirements().stream()
                .filter(requirement -> !isLabel(requirement))
                .map(requirement -> "{Key:" + requirement.key() + ",Operator:" + requirement.operator().word()
                        + ",Values:[" + String.join(" ", requirement.values()) + "],}")
                .sorted();
        return Stream.concat(labels, others).collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isLabel(Requirement requirement) {
        return requirement.operator() == Operator.IN && requirement.values().size() == 1;
    }

    /// The text of a selector of namespaces for JSON; a policy's own namespace by its name label.
    static Selector namespaceSelector(Scope scope) {
        return switch (scope) {
            case Scope.Own(var name) ->
                new Selector(List.of(new Requirement(Namespace.NAME_LABEL, Operator.IN, List.of(name))));
            case Scope.Matching(var selector) -> selector;
        };
    }

    static String traffic(Exposure.Entry entry) {
        if (entry.named().isEmpty()) {
            return entry.cell().allowed().toString();
        }
        var protocols = new ArrayList<String>();
        for (var protocol : Protocol.values()) {
            var ports = Stream.concat(
                            Stream.of(entry.cell().allowed().of(protocol).toString()),
                            entry.named().stream()
                                    .filter(port -> port.protocol() == protocol)
                                    .map(TrafficMatch.NamedPort::name)
                                    .sorted())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(","));
            if (!ports.isEmpty()) {
                protocols.add(protocol + " " + ports);
            }
        }
        return String.join(",", protocols);
    }
}
