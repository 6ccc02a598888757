package dev.weft.whatif.proposal;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.TrafficSet;
import dev.weft.whatif.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A plan as lines and what each does. `wholeNamespaces`: workloads stand for all pods of their namespace.
record LinePlan(String title, List<Item> items, List<String> notes, Ground ground, boolean wholeNamespaces)
        implements Plan {
    record Item(Line line, Deed deed) {}

    /// What one line of a plan does.
    sealed interface Deed {
        /// Default deny, both ways.
        record Isolate(String namespace) implements Deed {}

        /// Every pod of a namespace may talk to every other of it.
        record Within(String namespace) implements Deed {}

        /// Pods of these namespaces may ask for names, and the servers are asked by every pod.
        record Names(NameServers servers, Set<String> namespaces) implements Deed {
            public Names {
                namespaces = Set.copyOf(namespaces);
            }
        }

        record Keep(List<Grant> grants) implements Deed {
            public Keep {
                grants = List.copyOf(grants);
            }
        }

        record Remove(ObjectRef policy) implements Deed {}

        /// One connection that is to be possible. `allowed` when policies of now surely allow what was seen of it.
        record Grant(Anchor source, Anchor target, TrafficSet traffic, boolean allowed) {}
    }

    LinePlan {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    @Override
    public List<Line> lines() {
        return items.stream().map(Item::line).toList();
    }

    @Override
    public Optional<Step> step(Set<String> ticked) {
        var deeds = items.stream()
                .filter(item -> ticked.contains(item.line().id()))
                .map(Item::deed)
                .toList();
        return new PlanWriter(ground, new Inhabitants(ground.reachability()), wholeNamespaces).step(title, deeds);
    }
}
