package dev.weft.layout;

import dev.weft.topology.NodeId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Nodes that the user put somewhere: they stay there whatever comes and goes. Plain enough to be written to a file, as
/// a node's identity outlives its pods. In the order of ids, one pin for each node.
public record Pins(List<Pin> pins) {
    public static final Pins NONE = new Pins(List.of());

    /// `x`, `y` is the top left corner of the node, in world units.
    public record Pin(NodeId node, double x, double y) {}

    public Pins {
        pins = pins.stream().sorted(Comparator.comparing(Pin::node)).toList();
    }

    public Optional<Pin> of(NodeId node) {
        return pins.stream().filter(pin -> pin.node().equals(node)).findFirst();
    }

    /// With this one; an older one for the same node is replaced.
    public Pins with(Pin pin) {
        return new Pins(Stream.concat(without(pin.node()).pins.stream(), Stream.of(pin)).toList());
    }

    public Pins without(NodeId node) {
        return new Pins(pins.stream().filter(pin -> !pin.node().equals(node)).toList());
    }
}
