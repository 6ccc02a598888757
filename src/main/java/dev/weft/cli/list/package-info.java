/// `weft list`: every allowed connection, and what a workload that is not there yet could reach.
///
/// Comes in: the pairs that are asked for ([Listing]), visited one by one, never collected. Goes out: one writer for
/// each format. To add a format: write `ListX`, put its word into [ListCommand], add its golden text.
///
/// Source: the grammar of txt, csv, md and of the exposure is np-guard's netpol-analyzer's, so that people can switch.
@NullMarked
package dev.weft.cli.list;

import org.jspecify.annotations.NullMarked;
