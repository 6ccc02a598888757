package dev.weft.view.graph;

import dev.weft.layout.Pins;
import dev.weft.topology.NodeId;
import java.util.function.Consumer;

/// What the picture tells of pins: one was put down there; that of a node is to be taken away, or set where it stands.
public record PinDoors(Consumer<Pins.Pin> put, Consumer<NodeId> toggle) {}
