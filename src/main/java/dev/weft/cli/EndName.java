package dev.weft.cli;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.net.Cidr;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An end of a connection as people type it: `ns/name`, `ns/name[Kind]`, an address, a CIDR block.
public final class EndName {
    /// A slip of the finger or two.
    private static final int NEAR = 2;

    private final String option;
    private final WorkloadReachability reachability;

    public EndName(String option, WorkloadReachability reachability) {
        this.option = option;
        this.reachability = reachability;
    }

    /// An address or a block; empty for a name.
    public static Optional<IpSet> addresses(String text) {
        return Cidr.parse(text).map(Cidr::asSet).or(() -> IpAddress.parse(text).map(IpSet::of));
    }

    /// For a name that nothing has. The remedy names the nearest that something has, if they are near.
    public static CommandFailure unknown(String option, String text, List<Party> parties) {
        var nearest = new TreeMap<Integer, List<String>>();
        for (var party : parties) {
            if (party instanceof Party.Group(var ref, _)) {
                nearest.computeIfAbsent(distance(text, ref.path()), _ -> new ArrayList<>()).add(ref.id());
            }
        }
        var near = nearest.isEmpty() || nearest.firstKey() > NEAR
                ? List.<String>of()
                : nearest.firstEntry().getValue();
        var remedy = near.isEmpty() ? "" : "use " + String.join(" or ", near) + ", or ";
        return CommandFailure.usage(
                option, "nothing is called \"" + text + "\"", remedy + "run weft list -o json for all names");
    }

    /// The party that is meant: a workload, a single pod, or addresses. Throws [CommandFailure] when it is none, or
    /// could be several.
    public Party resolve(String text) {
        var addresses = addresses(text);
        if (addresses.isPresent()) {
            return at(text, addresses.get());
        }
        var named = reachability.parties().stream().filter(party -> isCalled(party, text)).toList();
        if (named.isEmpty()) {
            named = pods(text);
        }
        if (named.size() > 1) {
            var ids = named.stream().map(Party::id).collect(Collectors.joining(", "));
            throw CommandFailure.usage(option, "\"" + text + "\" could be " + ids, "add the kind in brackets");
        }
        return named.stream()
                .findFirst()
                .orElseThrow(() -> service(text).orElseGet(() -> unknown(option, text, reachability.parties())));
    }

    /// A Service of that name, where nothing else has it.
    private Optional<CommandFailure> service(String text) {
        return reachability.reachability().snapshot().services().stream()
                .map(service -> service.ref().path())
                .filter(text::equals)
                .findFirst()
                .map(path -> CommandFailure.usage(
                        option,
                        "only a Service is called \"" + path + "\"",
                        "write --to svc/" + path + ", or name the workload behind it"));
    }

    private static boolean isCalled(Party party, String text) {
        return party.id().equals(text) || (party instanceof Party.Group(var ref, _) && ref.path().equals(text));
    }

    private List<Party> pods(String text) {
        return reachability.reachability().endpoints().stream()
                .filter(end -> end.id().equals(text)
                        || end.object().map(ObjectRef::path).filter(text::equals).isPresent())
                .map(EndName::alone)
                .toList();
    }

    private static Party alone(Endpoint end) {
        return switch (end) {
            case Endpoint.Outside(var addresses) -> new Party.Outside(addresses);
            case Endpoint.OfPod(var pod) -> new Party.Group(pod.ref(), List.of(end));
            case Endpoint.OfTemplate(var workload) -> new Party.Group(workload.ref(), List.of(end));
            case Endpoint.OfNode(var node) -> new Party.Group(node.ref(), List.of(end));
        };
    }

    /// Who has the address; a service's is nobody's, as it is rewritten before policy looks at the packet.
    private Party at(String text, IpSet addresses) {
        var address = IpAddress.parse(text);
        var snapshot = reachability.reachability().snapshot();
        address.flatMap(snapshot::serviceAt).ifPresent(service -> {
            throw CommandFailure.usage(
                    option, text + " is the address of " + service.ref().label(), "name the workload behind it");
        });
        var pod = address.flatMap(snapshot::podAt).map(EndName::pod);
        var node = address.flatMap(snapshot::nodeAt).map(it -> alone(new Endpoint.OfNode(it)));
        return pod.or(() -> node).orElse(new Party.Outside(addresses));
    }

    private static Party pod(Pod pod) {
        return alone(new Endpoint.OfPod(pod));
    }

    /// How many letters to insert, delete or replace. Source: V. Levenshtein, 1966. O(n m), for names of a line.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
