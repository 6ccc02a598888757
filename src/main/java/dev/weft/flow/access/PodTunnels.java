package dev.weft.flow.access;

import dev.weft.cluster.ObjectRef;
import java.io.IOException;
import java.net.InetSocketAddress;

/// A door that `kube` fills: a port on loopback that leads to a port of a pod, through the API server.
public interface PodTunnels {
    /// Open until it is closed. Each connection to it is a connection of its own to the pod, with the credentials of
    /// that moment: a token that was renewed meanwhile is used.
    interface Tunnel extends AutoCloseable {
        InetSocketAddress address();

        /// May be called twice; ends what still runs through it.
        @Override
        void close();
    }

    /// Blocks for a moment. Throws with a line for people when the API server refuses, or the pod is gone.
    Tunnel open(ObjectRef pod, int port) throws IOException, InterruptedException;
}
