/// Who talks to nearly all: the cluster's DNS, scrapers, whatever else stands out by the number of its partners.
///
/// Comes in: a topology. Goes out: [Hubs], the edges that a picture may show as a badge on the partner's card in place
/// of a line across everything. What is denied, what a draft changes, and where policy and data plane disagree is never
/// among them.
///
/// May use: `topology`, `flow`, `net`.
@NullMarked
package dev.weft.topology.hub;

import org.jspecify.annotations.NullMarked;
