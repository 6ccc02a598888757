package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is allowed between every two ends of one snapshot. A value: a [ReachabilityEngine] makes it, nothing changes
/// it.
///
/// Threads: may be asked from any thread.
public interface Reachability {
    /// Ends taken together, for instance the replicas of a workload; made by [#crowd] of the same reachability.
    interface Crowd {
        List<Endpoint> members();

        /// Crowds of one reachability with equal likenesses are treated alike: either may stand for the other in a cell
        /// with any third crowd that has a likeness. Empty where it matters on which node the members stand: such a
        /// crowd is like no other, and nobody stands for another in a cell with it.
        Optional<Object> likeness();
    }

    /// Crowds by number, from 0, indexed by what policies see of their members.
    interface Crowds {
        int size();

        Crowd get(int number);

        /// The same, some with other members, who are ends of `now`.
        Crowds with(Map<Integer, List<Endpoint>> changed, Reachability now);
    }

    /// Many crowds as the partners of one.
    interface Partners {
        /// The different cells of a crowd with its partners, itself aside: two that are alike come once. `crowd` is its
        /// number.
        Set<Cell> cells(int crowd);
    }

    /// Receives pairs whose cells may have changed; one pair may come more than once.
    interface SuspectVisitor {
        void inside(int source, int destination);

        /// The number of a way in which cells change, for [#changed].
        int way(Cell before, Cell after);

        /// A pair whose cells have been compared, and differ.
        void changed(int source, int destination, int way);

        /// `crowd` is the source when `direction` is egress. Only a part of the addresses may be touched.
        void outside(int crowd, Direction direction, IpSet addresses);
    }

    /// What a change may have touched: no other pair of crowds has another cell than before.
    interface Suspects {
        void visit(SuspectVisitor visitor);
    }

    ClusterSnapshot snapshot();

    PolicySet policies();

    /// Pods and pod-less controllers sorted by id. The same object while neither pods nor workloads change.
    List<Endpoint> inside();

    /// The maximal sets of outside addresses that all policies treat alike, in address order, no set of both families.
    List<Endpoint> outside();

    /// Every end: those inside, then those outside.
    default List<Endpoint> endpoints() {
        return Stream.concat(inside().stream(), outside().stream()).toList();
    }

    /// What `source` may send to `destination`; outside ends may be any set of addresses, not only those of
    /// [#outside]: then what holds for all of them.
    ///
    /// Cost: a look-up.
    Cell cell(Endpoint source, Endpoint destination);

    /// Whether policies isolate an end; an end that is no pod is never isolated.
    Isolation isolation(Endpoint end);

    /// Why one packet is allowed, denied or unknown. Always of the same verdict as [#cell].
    Explanation explain(Endpoint source, Endpoint destination, Traffic traffic);

    Crowd crowd(List<Endpoint> members);

    Crowds crowds(List<List<Endpoint>> members);

    /// What every member of one crowd may send to every *other* end of the second; nothing when there is no such pair.
    /// Finished pods count only where a crowd has none that runs.
    Cell cell(Crowd sources, Crowd destinations);

    /// The members grouped by how policies may treat them, in order of their first members; finished pods left out.
    List<List<Endpoint>> kinds(Crowd crowd);

    /// Crowds chosen by number as partners: as the sources where `direction`, that of the crowd that is asked about, is
    /// INGRESS.
    default Partners partners(Crowds crowds, BitSet chosen, Direction direction) {
        return oneByOne(this, crowds, chosen, direction);
    }

    /// Partners of whom each is asked.
    static Partners oneByOne(Reachability reachability, Crowds crowds, BitSet chosen, Direction direction) {
        return crowd -> chosen.stream()
                .filter(partner -> partner != crowd)
                .mapToObj(partner -> direction == Direction.INGRESS
                        ? reachability.cell(crowds.get(partner), crowds.get(crowd))
                        : reachability.cell(crowds.get(crowd), crowds.get(partner)))
                .collect(Collectors.toSet());
    }

    /// Were these crowds made of ends and classes that this reachability knows as the same?
    boolean serves(Crowds crowds);

    /// The crowds, by number, that may be treated otherwise than in an earlier reachability, where `before` and `now`
    /// are numbered alike: between all the others nothing changed, and none of them is isolated otherwise. Empty when
    /// nobody can say.
    default Optional<BitSet> touched(Reachability earlier, Crowds before, Crowds now) {
        return Optional.empty();
    }

    /// Of two crowds, each of one end and known to both: may their cell differ from that of an earlier reachability?
    /// True where nobody knows. Cost: two look-ups a question.
    BiPredicate<Crowd, Crowd> mayDifferFrom(Reachability earlier);

    /// The pairs whose cells may differ from those of an earlier reachability, `crowds` being those of this one,
    /// numbered as they were then. Empty when too much has changed to say.
    Optional<Suspects> suspects(Reachability earlier, Crowds crowds);

    /// What the engine found on the way (kinds that could not be read, a dual-stack pair that differs by family).
    List<Problem> problems();
}
