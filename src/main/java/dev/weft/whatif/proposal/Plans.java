package dev.weft.whatif.proposal;

import dev.weft.cluster.ResourceKind;
import dev.weft.flow.FlowVerdict;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Policy;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.proposal.LinePlan.Deed;
import dev.weft.whatif.proposal.LinePlan.Item;
import dev.weft.whatif.proposal.Observed.State;
import dev.weft.whatif.proposal.Observed.Talk;
import dev.weft.whatif.proposal.Plan.Line;
import dev.weft.whatif.spec.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The plans there are.
public final class Plans {
    private final Ground ground;
    private final Inhabitants inhabitants;
    private final Observed observed;
    private final NameServers servers;
    private final Set<String> namespaces;

    private Plans(Ground ground, Set<String> namespaces) {
        this.ground = ground;
        this.inhabitants = new Inhabitants(ground.reachability());
        this.observed = Observed.of(ground);
        this.servers = NameServers.of(ground);
        this.namespaces = new TreeSet<>(namespaces);
    }

    /// Default deny for a namespace, with the traffic within it, names, and what was seen crossing its border.
    public static Plan isolateNamespace(Ground ground, String namespace) {
        var plans = new Plans(ground, Set.of(namespace));
        var items = new ArrayList<>(plans.isolate(true));
        items.add(plans.within(namespace));
        items.add(plans.names());
        items.addAll(plans.kept(Strictness.EXACTLY_SEEN));
        return plans.plan("Isolate namespace " + namespace, items, false);
    }

    /// Default deny for every namespace, with names and everything that was seen. Those in which Kubernetes itself runs
    /// have their line too, not ticked.
    public static Plan defaultDenyEverywhere(Ground ground) {
        var all = ground.snapshot().namespaces().keySet();
        var plans = new Plans(ground, all);
        var items = new ArrayList<>(plans.isolate(false));
        items.add(plans.names());
        items.addAll(plans.kept(Strictness.EXACTLY_SEEN));
        return plans.plan("Default deny everywhere", items, false);
    }

    /// One policy for each workload of these namespaces, made from what was seen, in place of the policies that they
    /// have.
    public static Plan leastPrivilege(Ground ground, Set<String> namespaces, Strictness strictness) {
        var plans = new Plans(ground, namespaces);
        var items = new ArrayList<>(plans.isolate(true));
        items.add(plans.names());
        items.addAll(plans.kept(strictness));
        items.addAll(plans.replaced());
        var title = "Least privilege for " + Words.few(List.copyOf(plans.namespaces)) + ": " + strictness.word();
        return plans.plan(title, items, strictness == Strictness.WHOLE_NAMESPACES);
    }

    /// `asked`: the user named these namespaces, so that each is ticked.
    private List<Item> isolate(boolean asked) {
        var items = new ArrayList<Item>();
        for (var namespace : namespaces) {
            var ends = inhabitants.ofNamespace(namespace);
            long reachable = ends.stream().filter(end -> !Inhabitants.isHost(end)).count();
            if (reachable == 0 && !asked) {
                continue;
            }
            boolean system = NameServers.isSystem(namespace) && !asked;
            var pods = reachable == 1 ? "1 pod" : reachable + " pods";
            var denying = PlanWriter.denying(ground, namespace);
            var why = system
                    ? pods + "; Kubernetes itself runs there, and little of what it needs is seen"
                    : pods + ", and those that are to come"
                            + denying.stream().findFirst().map(policy -> "; " + policy.name() + " does it").orElse("");
            var line = new Line(
                    "isolate:" + namespace, "deny everything to and from the pods of " + namespace, why, !system);
            items.add(new Item(line, new Deed.Isolate(namespace)));
        }
        return items;
    }

    private Item within(String namespace) {
        var ends = inhabitants.ofNamespace(namespace);
        var closed = Blocking.of(ground.reachability(), ends, ends, TrafficSet.ALL);
        boolean open = closed.denied().isEmpty();
        var why = open
                ? "its pods may all talk to each other now"
                : "policies keep some of its pods apart now: this would open what they close";
        var line = new Line("within:" + namespace, "allow all traffic within " + namespace, why, open);
        return new Item(line, new Deed.Within(namespace));
    }

    private Item names() {
        var text = "allow names to be asked of " + servers.words() + " on " + servers.ports();
        var why = servers.known()
                ? "nothing is found by name without it"
                : "no DNS Service was found in kube-system, so port 53 stays open to anyone";
        return new Item(new Line("dns", text, why, true), new Deed.Names(servers, namespaces));
    }

    private List<Item> kept(Strictness strictness) {
        return new KeepLines(ground, inhabitants, strictness).of(observed, this::isWanted);
    }

    /// What touches these namespaces, questions for names left out: they have their own line.
    private boolean isWanted(Talk talk) {
        return (isIn(talk.source()) || isIn(talk.target())) && !asksNames(talk);
    }

    private boolean isIn(Anchor anchor) {
        return anchor instanceof Anchor.OfWorkload(var ref) && namespaces.contains(ref.namespace());
    }

    private boolean asksNames(Talk talk) {
        return talk.source() instanceof Anchor.OfWorkload
                && talk.target() instanceof Anchor.OfWorkload
                && servers.servers().entrySet().stream().anyMatch(server -> server.getValue().containsAll(talk.set())
                        && server.getKey() instanceof Width.Pods width
                        && inhabitants.of(width).containsAll(inhabitants.of(talk.target())));
    }

    /// NetworkPolicies that allow something, each a line to remove it.
    private List<Item> replaced() {
        var items = new ArrayList<Item>();
        for (var policy : ground.reachability().policies().policies()) {
            boolean ours = ground.snapshot()
                    .manifest(policy.ref())
                    .filter(manifest -> manifest.kind().equals(ResourceKind.NETWORK_POLICY))
                    .isPresent();
            if (ours && namespaces.contains(policy.ref().namespace()) && !policy.rules().isEmpty()) {
                items.add(removal(policy));
            }
        }
        return items;
    }

    private static Item removal(Policy policy) {
        int rules = policy.rules().size();
        var why = (rules == 1 ? "its rule allows" : "its " + rules + " rules allow")
                + " also what was never seen; what was seen has its lines above";
        var line = new Line("remove:" + policy.ref().id(), "remove " + policy.ref().label(), why, true);
        return new Item(line, new Deed.Remove(policy.ref()));
    }

    /// The plan with what is to be said about it, after the ticked lines were tried.
    private Plan plan(String title, List<Item> items, boolean wholeNamespaces) {
        var notes = new ArrayList<String>();
        notes.add(coverage());
        hosts(notes);
        doubts(notes);
        var plan = new LinePlan(title, items, notes, ground, wholeNamespaces);
        var ticked = plan.lines().stream().filter(Line::ticked).map(Line::id).collect(Collectors.toSet());
        plan.step(ticked).map(ground::after).ifPresent(after ->
                tried(FlowImpact.of(ground.flows(), ground.now(), after), notes));
        return new LinePlan(title, items, notes, ground, wholeNamespaces);
    }

    private String coverage() {
        var flows = ground.flows();
        if (flows.flows().isEmpty()) {
            return "no flow was seen: nothing but the lines above is kept";
        }
        var sources = flows.flows().keySet().stream().map(key -> key.by()).distinct().sorted().toList();
        return "seen from " + PortOffers.clock(flows.since()) + " to " + PortOffers.clock(flows.asOf()) + " by "
                + Words.few(sources) + "; what happens more rarely is not in it";
    }

    private void hosts(List<String> notes) {
        var hosts = namespaces.stream()
                .flatMap(namespace -> inhabitants.ofNamespace(namespace).stream())
                .filter(Inhabitants::isHost)
                .flatMap(end -> inhabitants.workload(end).stream())
                .map(ref -> ref.path())
                .distinct()
                .toList();
        if (!hosts.isEmpty()) {
            notes.add("on the node's network, out of reach of policies: " + Words.few(hosts));
        }
    }

    private void doubts(List<String> notes) {
        if (observed.nameless() > 0) {
            notes.add(observed.nameless() + " seen flows have an end that no policy can name; they are not kept");
        }
        long unknown = observed.talks().keySet().stream()
                .filter(this::isWanted)
                .filter(talk -> talk.state() == State.UNKNOWN)
                .count();
        if (unknown > 0) {
            notes.add("of " + unknown + " seen connections nobody can say whether they are allowed now; they have "
                    + "their lines and are not counted as kept");
        }
    }

    private void tried(FlowImpact impact, List<String> notes) {
        var lost = impact.dropped().stream()
                .filter(hit -> hit.key().verdict() != FlowVerdict.DROPPED)
                .map(hit -> hit.key().source().text() + " to " + hit.key().destination().text() + " on "
                        + hit.key().traffic())
                .toList();
        if (!lost.isEmpty()) {
            notes.add("would be dropped even so: " + Words.few(lost));
        }
        if (!impact.uncertain().isEmpty()) {
            notes.add(impact.uncertain().size() + " seen flows would be in doubt");
        }
    }
}
