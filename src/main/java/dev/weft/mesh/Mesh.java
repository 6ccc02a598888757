package dev.weft.mesh;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.mesh.End.Lead;
import dev.weft.mesh.Membership.Kind;
import dev.weft.net.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The meshes of one snapshot: the entrance of this room.
///
/// Threads: any. Cost: made in O(pods + backends of Services); an [End] is O(mesh objects of its namespace); a passage
/// O(DestinationRules of three namespaces).
public final class Mesh {
    private static final String USUAL_ROOT = "istio-system";

    private final ClusterSnapshot snapshot;
    private final boolean present;
    private final String root;
    private final Members members;
    private final PeerAuthentications modes;
    private final LinkerdInbound linkerd;
    private final Passages passages;
    private final Map<ObjectRef, List<Lead>> leads;

    private Mesh(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.members = new Members(snapshot);
        this.present = Heard.asked(snapshot, MeshKinds.PEER_AUTHENTICATION) && members.any();
        this.root = root(snapshot);
        this.modes = new PeerAuthentications(snapshot, root);
        this.linkerd = new LinkerdInbound(snapshot);
        this.passages = new Passages(new DestinationRules(snapshot, root));
        this.leads = present ? leads(snapshot) : Map.of();
    }

    public static Mesh of(ClusterSnapshot snapshot) {
        return new Mesh(snapshot);
    }

    /// Does anything in the cluster speak of a mesh, and was it looked at? Else there is nothing to say of any pod.
    public boolean present() {
        return present;
    }

    /// The namespace whose PeerAuthentications are the mesh's: as assumed, not as the mesh config says.
    public String root() {
        return root;
    }

    /// Istio's control plane stands in its root namespace unless the mesh config says otherwise.
    private static String root(ClusterSnapshot snapshot) {
        return snapshot.pods().stream()
                .filter(pod -> pod.labels().value("app").filter("istiod"::equals).isPresent())
                .map(Pod::namespace)
                .findFirst()
                .orElse(USUAL_ROOT);
    }

    public End end(Pod pod) {
        var membership = members.of(pod);
        var annotations = annotations(pod);
        return new End(
                pod.namespace(),
                membership,
                reception(pod, membership.kind(), annotations),
                switch (membership.kind()) {
                    case SIDECAR -> Bypass.ofSidecar(annotations);
                    case AMBIENT -> Bypass.ofAmbient(annotations);
                    case LINKERD -> Bypass.ofLinkerd(annotations);
                    case GATEWAY, WAYPOINT, ZTUNNEL, NONE, UNKNOWN -> Bypass.NOTHING;
                },
                End.tcp(pod.ports()),
                leads.getOrDefault(pod.ref(), List.of()));
    }

    /// What meshes make of a connection to that TCP port of `server` (a container's, 1-65535, or [End#ANY_PORT]).
    public Passage between(End client, End server, int port) {
        return passages.between(client, server, port);
    }

    /// Those of a pod that runs are its own; a new one takes over what Linkerd reads of its namespace.
    private Labels annotations(Pod pod) {
        var own = pod.network().mesh().annotations();
        if (pod.phase() != Pod.Phase.SYNTHETIC) {
            return own;
        }
        var all = new TreeMap<String, String>();
        Optional.ofNullable(snapshot.contents().namespaces().get(ObjectRef.ofNamespace(pod.namespace())))
                .ifPresent(namespace -> all.putAll(namespace.annotations().map()));
        all.putAll(own.map());
        return Labels.of(all);
    }

    private Reception reception(Pod pod, Kind kind, Labels annotations) {
        return switch (kind) {
            case SIDECAR -> modes.of(pod);
            case AMBIENT -> ambient(modes.of(pod));
            case LINKERD -> linkerd.of(pod, annotations);
            case GATEWAY, WAYPOINT -> Reception.of(Stance.unknown("its own listeners decide"));
            case ZTUNNEL -> Reception.of(Stance.unknown("it is the node's proxy"));
            case NONE -> Reception.of(new Stance(Stance.Mode.DISABLE, Optional.empty(), "no proxy stands before it"));
            case UNKNOWN -> Reception.of(Stance.unknown("it is not known whether a proxy stands before it"));
        };
    }

    /// Ambient knows no DISABLE. Source: Istio, ztunnel's conversion of PeerAuthentication.
    private static Reception ambient(Reception reception) {
        var ports = new TreeMap<Integer, Stance>();
        reception.ports().forEach((port, stance) -> ports.put(port, ambient(stance)));
        return new Reception(ambient(reception.usual()), ports);
    }

    private static Stance ambient(Stance stance) {
        return stance.mode() == Stance.Mode.DISABLE
                ? new Stance(Stance.Mode.PERMISSIVE, stance.by(), "which ambient takes for PERMISSIVE")
                : stance;
    }

    /// Which TCP ports of Services lead to each pod. A headless Service changes no port.
    private static Map<ObjectRef, List<Lead>> leads(ClusterSnapshot snapshot) {
        var backends = new ServiceBackends(snapshot);
        var leads = new HashMap<ObjectRef, List<Lead>>();
        for (var service : snapshot.services()) {
            for (var port : service.ports()) {
                if (port.protocol() == Protocol.TCP && service.type() != Service.Type.EXTERNAL_NAME) {
                    for (var backend : backends.backends(service.ref(), Protocol.TCP, port.number())) {
                        backend.pod().ifPresent(pod -> leads.computeIfAbsent(pod, _ -> new ArrayList<>())
                                .add(new Lead(service.ref(), port.number(), backend.port())));
                    }
                }
            }
        }
        return leads;
    }
}
