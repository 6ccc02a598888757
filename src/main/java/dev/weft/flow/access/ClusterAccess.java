package dev.weft.flow.access;

/// The ways into a live cluster that flow sources use; each is a door that `kube` fills.
public record ClusterAccess(
        PodShell shell, PodTunnels tunnels, ServiceProxy proxy, AccessReview reviews, SecretReader secrets) {}
