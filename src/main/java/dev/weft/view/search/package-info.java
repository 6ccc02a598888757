/// The search of the picture: the field with its completion, what it marks, what is kept of it, and the bar of a
/// neighbourhood.
///
/// Comes in: texts that are typed, and frames. Goes out: marks on the picture, filters, picks to show. The language is
/// [dev.weft.flow.filter.FlowFilterText], what it means in a picture [dev.weft.topology.search.GraphSearch].
///
/// May use: `picture`, `session` and the values below, `view.panel` and `view.editor`.
@NullMarked
package dev.weft.view.search;

import org.jspecify.annotations.NullMarked;
