/// The lists of flow sources: which a cluster offers, and how each is opened. [DemoCatalogue] and [LiveCatalogue] fill
/// the door [dev.weft.flow.FlowCatalogue].
///
/// May use: `flow` and the rooms of the sources. To add a source: a room beside this one, a line here.
@NullMarked
package dev.weft.flow.source;

import org.jspecify.annotations.NullMarked;
