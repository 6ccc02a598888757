/// The search of the picture: which nodes and edges a text means.
///
/// Comes in: a text in the one language of filters ([dev.weft.flow.filter.FlowFilterText]), a snapshot, and what is
/// drawn. Goes out: [Matches], the same to be lit in the picture and to be left alone when everything else is hidden.
/// `src/docs/search.md` is the language for its readers.
///
/// May use: `topology`, `flow`, `cluster`, `net`.
@NullMarked
package dev.weft.topology.search;

import org.jspecify.annotations.NullMarked;
