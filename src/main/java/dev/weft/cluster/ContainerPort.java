package dev.weft.cluster;

import dev.weft.net.Protocol;

/// A port that a container declares; `name` is empty when it has none. Containers, init containers (native sidecars)
/// alike. `number` is 1-65535.
public record ContainerPort(String name, Protocol protocol, int number) {}
