package dev.weft.policy.why;

import dev.weft.cluster.Problem;
import dev.weft.policy.Peer;
import dev.weft.policy.Rule;
import dev.weft.policy.classes.End;
import dev.weft.policy.row.TierEvaluator.Match;
import java.util.List;

/// Why one side of a packet is unknown, with its stable code.
record WhyUnknown(String reason, Problem why) {
    private static final String NOT_EVALUATED = "NOT_EVALUATED";
    private static final String UNREADABLE = "UNREADABLE";

    /// Policies of one priority that would do different things.
    static WhyUnknown equalPriority(Rule rule, String sentence) {
        return new WhyUnknown(
                "EQUAL_PRIORITY", Problem.warning(place(rule), sentence, "give them different priorities"));
    }

    /// Why it is not sure that a rule matches, or what it does. `asPod`: whether the other end is looked at as a pod.
    static WhyUnknown of(Match match, boolean asPod) {
        for (var peer : match.sure() ? List.<Peer>of() : match.rule().peers()) {
            if (peer instanceof Peer.Unsupported(var problem)) {
                return new WhyUnknown(NOT_EVALUATED, problem);
            }
            if (!asPod && peer instanceof Peer.DomainNames names) {
                return new WhyUnknown("DOMAIN_NAMES", Problem.warning(
                        place(match.rule()), Sentences.standInFor(names), "look up in the cluster which they have"));
            }
            if (peer instanceof Peer.Nodes) {
                return new WhyUnknown(NOT_EVALUATED, Problem.warning(
                        place(match.rule()), "a node that it selects has no address yet", "evaluate a live cluster"));
            }
        }
        return new WhyUnknown(NOT_EVALUATED, Problem.warning(
                place(match.rule()), "labels of the namespace cannot be read",
                "run: kubectl auth can-i list namespaces"));
    }

    /// Nobody knows whether a policy selects it.
    static WhyUnknown mayBeSelected(End self) {
        return new WhyUnknown(NOT_EVALUATED, Problem.warning(
                Problem.Place.of(self.label()),
                "a policy may select it, as labels of its namespace cannot be read",
                "run: kubectl auth can-i list namespaces"));
    }

    /// The same of policies of a kind that could not be read.
    WhyUnknown unreadable() {
        return new WhyUnknown(UNREADABLE, why);
    }

    private static Problem.Place place(Rule rule) {
        var ref = rule.ref();
        return new Problem.Place(ref.policy().label(), ref.path(), ref.file(), ref.line());
    }

    String sentence() {
        boolean bare = reason.equals(NOT_EVALUATED) || reason.equals(UNREADABLE);
        return bare ? why.message() : why.message() + "; " + why.remedy();
    }
}
