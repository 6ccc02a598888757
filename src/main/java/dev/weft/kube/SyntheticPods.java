package dev.weft.kube;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Problem;
import dev.weft.cluster.Resource;
import dev.weft.cluster.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The pods that workloads of a folder would run, where the folder holds none of theirs.
final class SyntheticPods {
    /// More replicas tell nothing more: they all share one fate.
    private static final int MOST = 1_000;

    private final Map<ObjectRef, Resource> objects;
    private final Consumer<Problem> problems;
    private final Set<ObjectRef> taken = new HashSet<>();
    private final Set<ObjectRef> ownersOfPods = new HashSet<>();

    private SyntheticPods(Map<ObjectRef, Resource> objects, Consumer<Problem> problems) {
        this.objects = objects;
        this.problems = problems;
    }

    static List<Pod> of(Map<ObjectRef, Resource> objects, Consumer<Problem> problems) {
        var pods = new SyntheticPods(objects, problems);
        pods.noteRealPods(objects.values());
        return objects.values().stream()
                .filter(Workload.class::isInstance)
                .map(Workload.class::cast)
                .filter(pods::needsPods)
                .flatMap(workload -> pods.podsOf(workload).stream())
                .toList();
    }

    private void noteRealPods(Collection<Resource> all) {
        for (var resource : all) {
            if (resource instanceof Pod pod) {
                taken.add(pod.ref());
                noteOwners(pod.owner());
            }
        }
    }

    /// An owner in a circle ends the climb, as it was noted before.
    private void noteOwners(ObjectRef owner) {
        if (ownersOfPods.add(owner) && objects.get(owner) instanceof Workload workload) {
            workload.owner().ifPresent(this::noteOwners);
        }
    }

    private boolean needsPods(Workload workload) {
        boolean ownedHere = workload.owner().filter(objects::containsKey).isPresent();
        return workload.template().isPresent() && !ownedHere && !ownersOfPods.contains(workload.ref());
    }

    private List<Pod> podsOf(Workload workload) {
        int wished = workload.replicas() < 0 ? 1 : workload.replicas();
        if (wished > MOST) {
            problems.accept(Problem.warning(
                    Problem.Place.of(workload.ref().label()),
                    "wishes for %,d replicas, of which %,d are shown".formatted(wished, MOST),
                    "nothing to do: all replicas of a workload share the same policies"));
        }
        var pods = new ArrayList<Pod>();
        workload.template().ifPresent(template -> {
            int index = 0;
            while (pods.size() < Math.min(wished, MOST)) {
                var ref = ObjectRef.ofPod(workload.ref().namespace(), workload.ref().name() + "-" + index++);
                if (taken.add(ref)) {
                    pods.add(pod(ref, workload.ref(), template));
                }
            }
        });
        return pods;
    }

    private static Pod pod(ObjectRef ref, ObjectRef owner, Workload.Template template) {
        var network = new Pod.Network(List.of(), "", template.hostNetwork(), template.mesh());
        return new Pod(ref, template.labels(), owner, network, Pod.Phase.SYNTHETIC, template.ports());
    }
}
