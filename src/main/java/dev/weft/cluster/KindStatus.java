package dev.weft.cluster;

/// How well one kind is heard. `namespace` is empty when it is read for the whole cluster, else the one namespace
/// this line is about (cluster-wide list forbidden).
public record KindStatus(ResourceKind kind, String namespace, SourceStatus status) {}
