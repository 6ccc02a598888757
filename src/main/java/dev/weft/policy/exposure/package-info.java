/// What a workload that is not there yet could reach, and be reached by.
///
/// Comes in: the reachability of the cluster as it is, and a way to evaluate another snapshot. Goes out: an
/// [Exposure]. May use: `policy`, `cluster`, `net`, the JDK.
///
/// The idea: every selector of a rule describes workloads, whether they exist or not. For each, [Newcomers] makes pods
/// that it selects, [ExposureAnalysis] puts all of them into the snapshot at once and lets the engine judge them like
/// any other pod: no second evaluation of policies, and every tier counts on both sides.
///
/// Assumptions:
///
/// - A newcomer has the labels that its selector demands and no others. Where it demands one of several values, or
///   leaves the value free, each that some rule names is tried, and one that none names; only what holds for all of
///   them is listed.
/// - An entry belongs to the direction in which some rule speaks of its selector.
/// - A selector that names a namespace speaks about that namespace, as it is if it is there; every other newcomer
///   stands in a new namespace of its own.
/// - Its address is not known, so that an ipBlock that may hold it leaves it unknown.
/// - A selector of labels alone that a pod of the cluster fits already says nothing new: that pod is in the list.
///   Source: np-guard's netpol-analyzer, exposure analysis, which the texts follow.
@NullMarked
package dev.weft.policy.exposure;

import org.jspecify.annotations.NullMarked;
