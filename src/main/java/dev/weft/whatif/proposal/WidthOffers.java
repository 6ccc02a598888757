package dev.weft.whatif.proposal;

import dev.weft.cluster.Labels;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.whatif.proposal.AllowChoices.WidthChoice;
import dev.weft.whatif.spec.SmallestLabels;
import dev.weft.whatif.spec.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// How wide one end may be meant, the narrowest first: the smallest set of labels, all of them, the namespace, every
/// pod, anyone.
record WidthOffers(Inhabitants inhabitants) {
    List<WidthChoice> of(Anchor anchor) {
        var widths = new LinkedHashSet<Width>();
        widths.add(own(anchor));
        var ends = inhabitants.of(anchor);
        if (anchor instanceof Anchor.OfWorkload && widths.iterator().next() instanceof Width.Pods(var namespace, _)) {
            var common = SmallestLabels.common(ends);
            if (!common.map().isEmpty()) {
                widths.add(new Width.Pods(namespace, common));
            }
            widths.add(new Width.Pods(namespace, Labels.NONE));
        }
        if (!(anchor instanceof Anchor.OfOutside) && ends.stream().noneMatch(Inhabitants::isHost)) {
            widths.add(new Width.EveryPod());
        }
        widths.add(new Width.Anyone());
        var choices = new ArrayList<WidthChoice>();
        widths.forEach(width -> choices.add(choice(width)));
        return choices;
    }

    WidthChoice choice(Width width) {
        return new WidthChoice(
                label(width), inhabitants.of(width).size(), inhabitants.all().size(), width);
    }

    /// The narrowest that holds all of it. Ends on their node's network only have addresses.
    Width own(Anchor anchor) {
        return switch (anchor) {
            case Anchor.OfOutside(var addresses) -> new Width.Addresses(addresses);
            case Anchor.OfNamespace(var name) -> new Width.Pods(name, Labels.NONE);
            case Anchor.OfWorkload(var ref) -> {
                var ends = inhabitants.of(anchor);
                var addresses = addresses(ends);
                yield !addresses.isEmpty() && ends.stream().allMatch(Inhabitants::isHost)
                        ? new Width.Addresses(addresses)
                        : new Width.Pods(
                                ref.namespace(),
                                SmallestLabels.of(ends, inhabitants.ofNamespace(ref.namespace())));
            }
        };
    }

    private static IpSet addresses(List<Endpoint> ends) {
        return ends.stream()
                .flatMap(end -> Inhabitants.addresses(end).stream())
                .map(IpSet::of)
                .reduce(IpSet.NONE, IpSet::union);
    }

    static String label(Width width) {
        return switch (width) {
            case Width.Pods(var namespace, var labels) when labels.map().isEmpty() -> "namespace " + namespace;
            case Width.Pods(_, var labels) -> "pods with " + labels.map().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", "));
            case Width.Addresses(var addresses) when addresses.equals(IpSet.ALL) -> "any address";
            case Width.Addresses(var addresses) -> Words.blocks(addresses);
            case Width.EveryPod _ -> "every pod of the cluster";
            case Width.Anyone _ -> "anyone, also outside";
        };
    }
}
