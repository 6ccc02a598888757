/// Floor 3: what service meshes make of connections, as far as their objects say: whether a pod stands in one, how its
/// proxy takes a connection to each port, and so whether a connection would be mTLS, plain text, or refused.
///
/// Comes in: a snapshot with the objects of Istio and Linkerd that [MeshKinds] lists. Goes out: [Membership],
/// [Reception] and [Passage], each with what decides it. Nothing here is a verdict of network policies, and nothing is
/// observed. What cannot be known is unknown, with the reason.
///
/// Assumes, and says so where it decides: Istio's mesh config is not read, so auto mTLS is on and the root namespace is
/// that of istiod (`app=istiod`), else `istio-system`; the cluster's domain is `cluster.local`; Linkerd's own install
/// value of the default inbound policy is its default. Authorization is not evaluated: a connection that the transport
/// lets pass may still be refused by an AuthorizationPolicy.
///
/// Sources: Istio documentation, "PeerAuthentication", "Destination Rule", "Understanding TLS Configuration", and
/// `pilot/pkg/security/authn`, `pilot/pkg/networking/core`, `pkg/kube/inject`; Linkerd documentation, "Automatic mTLS",
/// "Authorization Policy", "Proxy Configuration", and `policy-controller`.
///
/// May use: `cluster`, `net`. Threads: values; any thread.
@NullMarked
package dev.weft.mesh;

import org.jspecify.annotations.NullMarked;
