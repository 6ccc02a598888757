package dev.weft.whatif.proposal;

import dev.weft.cluster.ResourceKind;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Policy;
import dev.weft.whatif.proposal.AllowChoices.PlaceChoice;
import dev.weft.whatif.spec.RuleExtension;
import dev.weft.whatif.spec.SpecParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the permission for one side may be written, the best first: a policy that selects just these pods, a new one,
/// then policies that select others too.
record PlaceOffers(Ground ground, Inhabitants inhabitants, Ends ends, Direction direction) {
    /// Policies that select others too, the narrowest first: more of them help nobody.
    private static final int MOST_WIDER = 2;

    /// Both ends as they are preselected.
    record Ends(Anchor source, Anchor target, Width sourceWidth, Width targetWidth, TrafficSet ports) {}

    private record Extension(Policy policy, int rule, int others) {}

    List<PlaceChoice> all() {
        var self = direction == Direction.EGRESS ? ends.sourceWidth() : ends.targetWidth();
        if (!(self instanceof Width.Pods subject)) {
            return List.of();
        }
        var extensions = extensions(subject);
        var places = new ArrayList<PlaceChoice>();
        extensions.stream().filter(one -> one.others() == 0).map(PlaceOffers::choice).forEach(places::add);
        var kind = ResourceKind.NETWORK_POLICY;
        var wish = AllowPlan.name(ends.source(), ends.target(), direction);
        var fresh = new Writing(ground).free(kind, subject.namespace(), wish);
        places.add(new PlaceChoice("new policy " + fresh.name(), fresh, PlaceChoice.NEW_RULE, true));
        extensions.stream()
                .filter(one -> one.others() > 0)
                .limit(MOST_WIDER)
                .map(PlaceOffers::choice)
                .forEach(places::add);
        return places;
    }

    private static PlaceChoice choice(Extension one) {
        var name = one.policy().ref().name();
        var label = one.rule() == PlaceChoice.NEW_RULE
                ? "another rule in " + name
                : "extend rule " + (one.rule() + 1) + " of " + name;
        var wider = one.others() == 0
                ? ""
                : ", which selects " + one.others() + " other " + (one.others() == 1 ? "pod" : "pods") + " too";
        return new PlaceChoice(label + wider, one.policy().ref(), one.rule(), false);
    }

    private List<Extension> extensions(Width.Pods subject) {
        var isolating = new Isolating(ground.reachability(), inhabitants, direction);
        var pods = inhabitants.of(subject);
        var other = direction == Direction.EGRESS ? ends.targetWidth() : ends.sourceWidth();
        var rule = SpecParts.rule(
                direction, other.peers(subject.namespace()), SpecParts.ports(ends.ports()));
        var extension = new RuleExtension(direction, rule, ends.ports());
        var found = new ArrayList<Extension>();
        for (var policy : isolating.policies(subject.namespace())) {
            if (isolating.selectsAll(policy.ref(), subject)) {
                var body = ground.snapshot().manifest(policy.ref()).orElseThrow().body();
                int carrier = extension.carrier(SpecParts.map(body.get("spec")));
                long selected = inhabitants.ofNamespace(subject.namespace()).stream()
                        .filter(end -> isolating.selects(policy, end))
                        .count();
                found.add(new Extension(policy, carrier, (int) Math.max(0, selected - pods.size())));
            }
        }
        found.sort(Comparator.comparingInt(Extension::others)
                .thenComparing(one -> one.rule() == PlaceChoice.NEW_RULE)
                .thenComparing(one -> one.policy().ref()));
        return found;
    }
}
