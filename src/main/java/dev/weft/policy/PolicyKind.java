package dev.weft.policy;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import java.util.List;
import java.util.Optional;

/// A door: one kind of policy resource, and what its specification means.
public interface PolicyKind {
    /// Which resource: the live source watches it, the folder source recognises it.
    ResourceKind resource();

    /// What its policies could decide. Where they cannot be read, that is unknown and nothing else.
    Reach reach();

    /// `first` is the first tier in which policies of a kind may be asked; `host` says whether they may select pods on
    /// their node's network.
    record Reach(ResourceKind resource, Tier first, PodSelection.HostPods host) {}

    /// The meaning of one manifest of this kind. A mistake becomes a [Problem]; what is left is still a policy, and is
    /// never more open than the API server's own reading.
    Compiled compile(Manifest manifest);

    /// A policy unless nothing of it can be used, and what is wrong with it.
    record Compiled(Optional<Policy> policy, List<Problem> problems) {
        public Compiled {
            problems = List.copyOf(problems);
        }
    }
}
