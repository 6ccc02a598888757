package dev.weft.topology;

/// How freely the other workloads of the cluster may reach a node, as far as policy goes.
public enum Access {
    /// Policies say nothing about such a node (a service, an outside peer).
    NONE,
    /// Some workloads may reach it and some may not.
    LIMITED,
    /// Every workload that nothing holds back may reach it on some port. What it accepts is then not drawn as edges: it
    /// would be every pair.
    OPEN,
    /// Every workload perhaps may reach it: a kind of policy could not be read, or a rule is not understood.
    UNKNOWN
}
