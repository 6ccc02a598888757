/// Floor 4: the checks, one a file, and their list.
///
/// To add one: write `X implements Check`, put it into [Checks], add a test with a cluster where it speaks and one
/// where it keeps silent. A check has a stable code, a title and a help text as data; lists, `--help` and SARIF are
/// made from those.
///
/// Shared by the checks: [Extent] (whom a peer means), [Inclusion] (proofs that one rule lies within another),
/// [PolicyBody] (reading a NetworkPolicy's text by path, and changing a copy of it for a patch), [Words] (lists of
/// names, the nearest spelling).
///
/// Assumptions, each with its source where it is used: an empty list and a missing one are the same; a named port is
/// the destination pod's own; policies see the pods behind a Service and their ports, never the Service; only pods
/// that run and are not on their node's network are surely spoken about.
///
/// May use: `lint` and the rooms it stands on.
@NullMarked
package dev.weft.lint.check;

import org.jspecify.annotations.NullMarked;
