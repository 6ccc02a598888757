package dev.weft.mesh;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a workload's proxy takes connections: the usual, and the ports (of containers, 1-65535) that differ.
public record Reception(Stance usual, SortedMap<Integer, Stance> ports) {
    public Reception {
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    }

    static Reception of(Stance usual) {
        return new Reception(usual, new TreeMap<>());
    }

    public Stance at(int port) {
        return ports.getOrDefault(port, usual);
    }
}
