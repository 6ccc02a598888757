/// The oracle: one packet, every rule, straight from the specification's sentences. It reads the bodies of the
/// manifests itself, knows no set, no class and no index, and takes nothing from the engine but the names of the ends.
///
/// What it decides where the specification leaves room, so that the engine can be held to it:
///
/// - A finished pod holds no address: nothing is allowed from or to it. A pod reaches itself.
/// - A host-network pod is read twice: as a pod like others, and as its node (its own policies and all selectors pass
///   it by, traffic with pods of its node is always allowed, blocks match its address). Where the two readings differ
///   the answer is unknown. Source: Kubernetes documentation, "NetworkPolicy and hostNetwork Pods".
/// - A pair that both families serve is asked once for each; where they differ the answer is unknown.
/// - An address that is not known yet (pending, or made from a template) may be any: every address is tried, of the
///   other end's families or of both; where they differ the answer is unknown.
/// - The node of a pod that is not scheduled may be any.
/// - A namespace whose NetworkPolicies could not be read leaves that half of the answer unknown; the other half may
///   still deny.
/// - An outside end is an address alone, whoever owns it.
package dev.weft.policy.oracle;
