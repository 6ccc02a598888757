/// Floor 2: what the cluster holds at one instant.
///
/// Comes in: [Change]s from a [ClusterSource] (a live cluster, a folder, the demo). Goes out: numbered, immutable
/// [ClusterSnapshot]s. [SnapshotBuilder] is the one mutable class, confined to the thread that drains the changes.
///
/// A policy of whatever kind is a [Manifest]: identity, deeply immutable body, and the place of each field in its
/// text. The rooms above give it meaning; here it is only kept. What a service mesh is told is a [Manifest.OfMesh],
/// kept apart: it is no policy of the network.
///
/// May use: `net`. To add a kind of object: a record that implements [Resource], a map in the snapshot, a reader in
/// `kube`. To add a policy kind, nothing here changes.
///
/// Assumes: a pod belongs to the topmost owner that can be read (a ReplicaSet's Deployment); a pod owned by a Node
/// (a static pod) or by nobody is its own workload.
@NullMarked
package dev.weft.cluster;

import org.jspecify.annotations.NullMarked;
