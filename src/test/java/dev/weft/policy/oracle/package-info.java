/// The oracle: one packet, every rule, straight from the specification's sentences. It reads the bodies of the
/// manifests itself, knows no set, no class and no index, and takes nothing from the engine but the names of the ends.
///
/// [TierOracle] and [TierText] are the network policy API around v1: Admin tier, NetworkPolicy, Baseline tier.
/// [RandomCluster] makes the clusters, [OracleCase] asks both evaluators, [OracleRun] goes through many seeds.
///
/// What it decides where the specification leaves room, so that the engine can be held to it:
///
/// - A finished pod holds no address: nothing is allowed from or to it. A pod reaches itself.
/// - A host-network pod is read twice: as a pod like others, and as its node (its own policies and all selectors pass
///   it by, traffic with pods of its node is always allowed, blocks match its address). Where the two readings differ
///   the answer is unknown. A profile may know which of the two counts.
///   Source: Kubernetes documentation, "NetworkPolicy and hostNetwork Pods".
/// - A pair that both families serve is asked once for each; where they differ the answer is unknown.
/// - An address that is not known yet (pending, or made from a template) may be any: every address is tried, of the
///   other end's families or of both; where they differ the answer is unknown.
/// - The node of a pod that is not scheduled may be any.
/// - A namespace whose NetworkPolicies could not be read leaves that half of the answer unknown; the other half may
///   still deny.
/// - Policies of equal priority and tier that match one packet: each may be the one that is applied. Where the legal
///   outcomes differ the answer is unknown, where all of them lead to one answer it is that.
/// - Host-network pods are no subject and no `pods` or `namespaces` peer of the network policy API, in either reading;
///   `nodes` and `networks` match their address.
/// - Whether a Deny of the network policy API counts for a pod and its own node nobody says: unknown.
/// - `domainNames` may or may not match any address outside the cluster and any node, and match no pod.
/// - A rule with a peer of which no field is known fails closed: Accept matches nothing, Deny and Pass deny everything,
///   every port of every peer.
/// - A cluster-scoped kind that could not be read leaves its tier, and what is below, unknown, but not for host-network
///   pods, which it never selects. What a tier before it decides stays known.
/// - An outside end is an address alone, whoever owns it.
package dev.weft.policy.oracle;
