package dev.weft.whatif.editing;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpSet;
import dev.weft.policy.Peer;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Whom the text selects at the place where the caret stands: the subject, one peer, or all peers of a rule.
public final class Selections {
    private static final Pattern RULE = Pattern.compile("spec\\.(ingress|egress)\\[\\d+]");
    private static final int MOST_NAMED = 3;

    private Selections() {}

    /// Who is selected: workloads sorted, `pods` of them counted, `of` all pods that were read; addresses outside.
    /// `everyone` means the inside and the outside; `named` are peers that no object stands for, such as domains.
    public record Chosen(Set<ObjectRef> workloads, Count pods, IpSet outside, boolean everyone, List<String> named) {
        public Chosen {
            workloads = new LinkedHashSet<>(workloads);
            named = List.copyOf(named);
        }

        public record Count(int pods, int of) {}

        /// `selects 3 of 214 pods: shop/web, shop/api`.
        public String sentence() {
            if (everyone) {
                return "means everyone: all " + pods.of() + " pods, and everybody outside";
            }
            var parts = new ArrayList<String>();
            if (!workloads.isEmpty() || (outside.isEmpty() && named.isEmpty())) {
                var names = workloads.isEmpty() ? "" : ": " + few(workloads.stream().map(ObjectRef::path).toList());
                parts.add("selects " + pods.pods() + " of " + count(pods.of(), "pod") + names);
            }
            if (!outside.isEmpty()) {
                parts.add((parts.isEmpty() ? "means " : "and ")
                        + few(outside.cidrs().stream().map(Object::toString).toList()));
            }
            if (!named.isEmpty()) {
                parts.add((parts.isEmpty() ? "means " : "and ") + few(named));
            }
            return String.join(", ", parts);
        }
    }

    /// `a, b, c and 4 more`.
    public static String few(List<String> all) {
        var first = String.join(", ", all.subList(0, Math.min(MOST_NAMED, all.size())));
        return all.size() > MOST_NAMED ? first + " and " + (all.size() - MOST_NAMED) + " more" : first;
    }

    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /// What the innermost of subject, peer and rule around the path selects; `path` is where that stands.
    public record Selected(YamlPath path, Chosen chosen) {}

    public static Optional<Selected> at(TextPeers text, ClusterWords words, YamlPath caret) {
        for (int depth = caret.steps().size(); depth > 0; depth--) {
            var path = caret.first(depth);
            var found = of(text, words, path);
            if (found.isPresent()) {
                return found.map(chosen -> new Selected(path, chosen));
            }
        }
        return Optional.empty();
    }

    private static Optional<Chosen> of(TextPeers text, ClusterWords words, YamlPath path) {
        var name = path.toString();
        if (name.equals("spec.podSelector") || name.equals("spec.subject")) {
            return text.subject().map(it -> chosen(words, List.of(new Peer.Pods(it))));
        }
        var part = text.outline().at(path);
        boolean rule = RULE.matcher(name).matches();
        var direction = path.steps().size() > 1 ? path.first(2).name().orElse("") : "";
        if (rule) {
            return part.map(it -> chosen(words, text.peers(it, direction)));
        }
        boolean peer = path.steps().size() > 4
                && path.parent().equals(path.first(3).key(TextPeers.peersField(direction)))
                && RULE.matcher(path.first(3).toString()).matches();
        return peer ? part.flatMap(text::peer).map(it -> chosen(words, List.of(it))) : Optional.empty();
    }

    public static Chosen chosen(ClusterWords words, List<Peer> peers) {
        var crowds = new LinkedHashSet<ClusterWords.Crowd>();
        var outside = IpSet.NONE;
        var named = new ArrayList<String>();
        boolean everyone = false;
        for (var peer : peers) {
            switch (peer) {
                case Peer.Pods(var selection) -> crowds.addAll(words.chosen(selection));
                case Peer.Addresses(var addresses) -> outside = outside.union(addresses);
                case Peer.Nodes(var selector) -> named.add("nodes with " + selector);
                case Peer.DomainNames(var names) -> named.addAll(names);
                case Peer.Anyone _ -> everyone = true;
                case Peer.Unsupported(var why) -> named.add(why.message());
            }
        }
        var workloads = new TreeSet<ObjectRef>();
        crowds.forEach(crowd -> workloads.add(crowd.workload()));
        var count = new Chosen.Count(ClusterWords.pods(crowds), ClusterWords.pods(words.crowds()));
        return new Chosen(workloads, count, outside, everyone, named);
    }
}
