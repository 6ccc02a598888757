/// `weft diff`: what changes between two sources.
///
/// Comes in: two clusters, read one after the other, and what changes between their workloads
/// ([dev.weft.policy.ReachabilityDiff]). Goes out: [Differences], each with a witness, as txt, json, csv or md.
///
/// Outside addresses that change alike for one workload are one line; pairs where only what is unknown changes stand in
/// json alone. Source: the grammar of txt, csv and md is that of np-guard's netpol-analyzer.
@NullMarked
package dev.weft.cli.diff;

import org.jspecify.annotations.NullMarked;
