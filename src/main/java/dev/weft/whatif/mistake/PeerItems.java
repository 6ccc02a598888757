package dev.weft.whatif.mistake;

import static dev.weft.whatif.editing.Selections.count;
import static dev.weft.whatif.editing.Selections.few;

import dev.weft.cluster.Problem.Severity;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.whatif.editing.ClusterWords;
import dev.weft.whatif.editing.ClusterWords.Union;
import dev.weft.whatif.editing.Outline;
import dev.weft.whatif.editing.Part;
import dev.weft.whatif.editing.TextPeers;
import dev.weft.yaml.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A namespaceSelector and a podSelector: in one item both must hold, in two items either will do. Both sets are shown
/// side by side, and the fix makes the one of the other by a single character.
/// Source: Kubernetes documentation, "Network Policies", "Behavior of to and from selectors".
final class PeerItems {
    private static final String NAMESPACES = "namespaceSelector";
    private static final String PODS = "podSelector";

    private final Typed typed;
    private final List<Mistake> found = new ArrayList<>();

    private PeerItems(Typed typed) {
        this.typed = typed;
    }

    static List<Mistake> of(Typed typed) {
        var run = new PeerItems(typed);
        if (typed.peers().isNetworkPolicy()) {
            for (var direction : List.of("ingress", "egress")) {
                typed.peers().rules(direction).stream()
                        .flatMap(rule -> rule.field(TextPeers.peersField(direction)).stream())
                        .forEach(run::list);
            }
        }
        return run.found;
    }

    private void list(Part list) {
        var members = list.members();
        for (int i = 0; i < members.size(); i++) {
            var item = members.get(i).value();
            if (has(item, NAMESPACES) && has(item, PODS)) {
                together(item);
            } else if (i + 1 < members.size() && areTwo(item, members.get(i + 1).value())) {
                apart(item, members.get(i + 1));
            }
        }
    }

    private static boolean has(Part item, String field) {
        return item.field(field).filter(part -> !part.is(Part.Kind.NOTHING)).isPresent();
    }

    /// One names namespaces alone, the other pods alone.
    private static boolean areTwo(Part one, Part other) {
        return (has(one, NAMESPACES) && !has(one, PODS) && has(other, PODS) && !has(other, NAMESPACES))
                || (has(one, PODS) && !has(one, NAMESPACES) && has(other, NAMESPACES) && !has(other, PODS));
    }

    /// Whom both selectors mean together, and whom each of them alone.
    private record Sets(Union both, Union either, boolean idle) {
        static Optional<Sets> of(ClusterWords words, Peer namespaces, Peer pods) {
            if (!(namespaces instanceof Peer.Pods(var whole) && pods instanceof Peer.Pods(var own)
                    && whole.namespaces() instanceof Scope.Matching scope)) {
                return Optional.empty();
            }
            var both = words.anyOf(List.of(new PodSelection(scope, own.pods())));
            return Optional.of(new Sets(both, words.anyOf(List.of(whole, own)), words.chosen(own).isEmpty()));
        }

        /// Whom both mean is among those whom either means.
        boolean isSame() {
            return both.crowds() == either.crowds();
        }
    }

    private void apart(Part one, Part.Member next) {
        var other = next.value();
        boolean first = has(one, NAMESPACES);
        var namespaces = typed.peers().peer(first ? one : other);
        var pods = typed.peers().peer(first ? other : one);
        if (namespaces.isEmpty() || pods.isEmpty()) {
            return;
        }
        Sets.of(typed.words(), namespaces.get(), pods.get()).ifPresent(sets -> {
            boolean everyone = pods.get() instanceof Peer.Pods(var selection) && selection.pods().selectsEverything();
            boolean likely = sets.both().crowds() > 0 && (sets.idle() || !sets.isSame()) && !everyone;
            var mistake = typed.mistake(
                    "two-items", likely ? Severity.WARNING : Severity.INFO, other.path(),
                    "two items: either will do, " + those(sets.either()),
                    "one item with both selectors would mean " + those(sets.both()));
            found.add(joined(one, next).map(mistake::with).orElse(mistake));
        });
    }

    private void together(Part item) {
        var pods = typed.peers().peer(item);
        if (pods.isEmpty() || !(pods.get() instanceof Peer.Pods(var both))) {
            return;
        }
        var whole = new Peer.Pods(new PodSelection(both.namespaces(), dev.weft.cluster.Selector.EVERYTHING));
        var own = new Peer.Pods(new PodSelection(new Scope.Own(typed.peers().home()), both.pods()));
        Sets.of(typed.words(), whole, own).ifPresent(sets -> {
            var mistake = typed.mistake(
                    "one-item", Severity.INFO, item.path(),
                    "one item: both selectors must hold, " + those(sets.both()),
                    "two items would mean " + those(sets.either()));
            found.add(split(item).map(mistake::with).orElse(mistake));
        });
    }

    private static String those(Union union) {
        var names = union.workloads();
        return count(union.pods(), "pod") + (names.isEmpty() ? "" : " (" + few(names) + ")");
    }

    /// The dash of the second item goes: its fields belong to the first.
    private Optional<Mistake.Fix> joined(Part one, Part.Member next) {
        var text = typed.text();
        int dash = next.at().from();
        boolean aligned = !one.members().isEmpty()
                && !next.value().members().isEmpty()
                && column(one.members().getFirst().at().from()) == column(next.value().members().getFirst().at()
                        .from());
        if (!aligned || text.charAt(dash) != '-') {
            return Optional.empty();
        }
        return checked("Join the items: both must hold", new TextEdit(dash, dash + 1, " "),
                new Lines(one, next.value()), List.of(NAMESPACES, PODS));
    }

    /// A dash before the second selector: it is an item of its own.
    private Optional<Mistake.Fix> split(Part item) {
        var second = item.members().get(1);
        int dash = second.at().from() - 2;
        if (item.members().size() != 2 || dash < 0 || !typed.text().startsWith("  ", dash)) {
            return Optional.empty();
        }
        var kept = List.of(item.members().getFirst().name());
        return checked("Split the item: either will do", new TextEdit(dash, dash + 1, "-"), new Lines(item, item),
                kept);
    }

    /// The lines of neighbouring items.
    private record Lines(Part first, Part last) {
        /// Where the last word ends: a mapping ends only where the next begins.
        int end() {
            return last.all().filter(part -> part.members().isEmpty()).mapToInt(part -> part.range().to()).max()
                    .orElse(last.range().to());
        }
    }

    /// Only where the text then says what the title promises; the lines of the items are looked at, not all of it.
    private Optional<Mistake.Fix> checked(String title, TextEdit edit, Lines items, List<String> fields) {
        int from = typed.outline().startOfLine(items.first().range().from());
        int to = typed.outline().endOfLine(items.end());
        var lines = new TextEdit(edit.from() - from, edit.to() - from, edit.text())
                .in(typed.text().substring(from, to));
        var after = Outline.of("items:\n" + lines);
        var names = after.at("items[0]").stream()
                .flatMap(part -> part.members().stream())
                .map(Part.Member::name)
                .toList();
        boolean right = names.size() == fields.size() && names.containsAll(fields) && after.misplaced().isEmpty();
        return right ? Optional.of(new Mistake.Fix.Here(title, edit)) : Optional.empty();
    }

    private int column(int place) {
        return place - typed.outline().startOfLine(place);
    }
}
