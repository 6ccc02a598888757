package dev.weft.cli;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpSet;
import dev.weft.policy.Party;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    boolean all() {
        return from.isEmpty() && to.isEmpty() && namespace.isEmpty();
    }

    boolean choose(Party source, Party destination) {
        return from.map(meant -> meant.test(source)).orElse(true)
                && to.map(meant -> meant.test(destination)).orElse(true)
                && namespace.map(name -> isIn(name, source) || isIn(name, destination)).orElse(true);
    }

    private static boolean isIn(String namespace, Party party) {
        return party instanceof Party.Group(var ref, _) && ref.namespace().equals(namespace);
    }

    private static Predicate<Party> known(String option, String text, List<Party> parties) {
        var addresses = EndName.addresses(text);
        Predicate<Party> meant = party -> switch (party) {
            case Party.Group(var ref, _) -> names(text, ref);
            case Party.Outside(var set) ->
                party.id().equals(text) || addresses.filter(asked -> touches(asked, set)).isPresent();
        };
        if (parties.stream().noneMatch(meant)) {
            throw CommandFailure.usage(option, EndName.unknown(text, parties), "run weft list without " + option);
        }
        return meant;
    }

    private static boolean touches(IpSet asked, IpSet set) {
        return !asked.intersect(set).isEmpty();
    }

    private static boolean names(String text, ObjectRef ref) {
        return text.equals(ref.id()) || text.equals(ref.path());
    }
}
