package dev.weft.layout;

import dev.weft.topology.TopologyNode;
import java.time.Duration;

/// A node that is gone, where it stood. `gone` is for how long.
public record Ghost(TopologyNode node, Box box, Duration gone) {}
