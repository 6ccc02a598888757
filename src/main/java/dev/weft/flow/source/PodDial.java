package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.access.PodTunnels;
import dev.weft.flow.link.Dial;
import dev.weft.flow.link.GrpcTarget;
import java.io.IOException;
import java.util.Collections;
import java.util.function.Supplier;

/// Dials a gRPC server in a pod, through a tunnel of its own for each connection. The pods are looked up anew each
/// time: one that was restarted has another name. Where there are several, the next call begins with another one.
///
/// Threads: confined to one.
final class PodDial implements Dial {
    /// How the server is spoken to, with the certificates of that moment. Throws with a line for people.
    interface Keys {
        GrpcTarget.Security now() throws IOException, InterruptedException;
    }

    private final Place place;
    private final Supplier<ClusterSnapshot> cluster;
    private final PodTunnels tunnels;
    private final Keys keys;
    private int turn;

    PodDial(Place place, Supplier<ClusterSnapshot> cluster, PodTunnels tunnels, Keys keys) {
        this.place = place;
        this.cluster = cluster;
        this.tunnels = tunnels;
        this.keys = keys;
    }

    @Override
    public Line open() throws IOException, InterruptedException {
        var security = keys.now();
        var doors = new java.util.ArrayList<>(place.doors(cluster.get()));
        if (doors.isEmpty()) {
            throw new IOException("no pod of " + place.text() + " is ready; run: kubectl get pods -n "
                    + place.namespace());
        }
        Collections.rotate(doors, -turn++ % doors.size());
        IOException last = null;
        for (var door : doors) {
            try {
                return line(tunnels.open(door.pod(), door.port()), security);
            } catch (IOException closed) {
                last = closed;
            }
        }
        throw java.util.Objects.requireNonNull(last);
    }

    private static Line line(PodTunnels.Tunnel tunnel, GrpcTarget.Security security) {
        var address = tunnel.address();
        var target = new GrpcTarget(address.getAddress().getHostAddress(), address.getPort(), security);
        return new Line() {
            @Override
            public GrpcTarget target() {
                return target;
            }

            @Override
            public void close() {
                tunnel.close();
            }
        };
    }
}
