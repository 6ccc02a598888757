package dev.weft.view.panel;

import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import java.util.ArrayList;
import java.util.List;

/// Single packets out of a set of traffic, for a chooser.
public final class PortChoices {
    /// A chooser with more entries is not read.
    static final int MOST = 12;

    private PortChoices() {}

    /// The first port of each range; nothing for "every port", which no single packet represents.
    public static List<Traffic> of(TrafficSet traffic) {
        var packets = new ArrayList<Traffic>();
        if (traffic.isAll()) {
            return packets;
        }
        traffic.ports().forEach((protocol, ports) -> ports.ranges().stream()
                .limit(MOST)
                .forEach(range -> packets.add(new Traffic(protocol, range.first()))));
        return packets.stream().sorted().limit(MOST).toList();
    }
}
