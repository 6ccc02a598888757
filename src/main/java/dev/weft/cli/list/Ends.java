package dev.weft.cli.list;

import dev.weft.cli.EndName;
import dev.weft.net.IpAddress;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which pairs a list is asked for: by its source, by its destination, by a namespace that one of them is in.
final class Ends {
    private final Optional<Predicate<Party>> from;
    private final Optional<Predicate<Party>> to;
    private final Optional<String> namespace;

    /// `from` and `to` as typed. Throws [CommandFailure] when nothing in `parties` is meant.
    Ends(Optional<String> from, Optional<String> to, Optional<String> namespace, List<Party> parties) {
        this.from = from.map(text -> known("--from", text, parties));
        this.to = to.map(text -> known("--to", text, parties));
        this.namespace = namespace;
    }

    boolean mayBeSource(Party party) {
        return from.map(meant -> meant.test(party)).orElse(true);
    }

    boolean mayBeDestination(Party party) {
        return to.map(meant -> meant.test(party)).orElse(true);
    }

    /// One end of a listed pair is in the namespace that is asked for, if one is.
    boolean inFocus(Party party) {
        return namespace
                .map(name -> party instanceof Party.Group(var ref, _) && ref.namespace().equals(name))
                .orElse(true);
    }

    private static Predicate<Party> known(String option, String text, List<Party> parties) {
        return Stream.of(named(text), holder(text), around(text))
                .filter(meant -> parties.stream().anyMatch(meant))
                .findFirst()
                .orElseThrow(() -> EndName.unknown(option, text, parties));
    }

    private static Predicate<Party> named(String text) {
        return party -> party.id().equals(text)
                || (party instanceof Party.Group(var ref, _) && ref.path().equals(text));
    }

    /// The workload one of whose pods has the address.
    private static Predicate<Party> holder(String text) {
        var address = IpAddress.parse(text);
        return party -> address.isPresent()
                && party instanceof Party.Group(_, var members)
                && members.stream().anyMatch(end -> end instanceof Endpoint.OfPod(var pod)
                        && pod.network().addresses().contains(address.get()));
    }

    private static Predicate<Party> around(String text) {
        var asked = EndName.addresses(text);
        return party -> asked.isPresent()
                && party instanceof Party.Outside(var addresses)
                && !addresses.intersect(asked.get()).isEmpty();
    }
}
