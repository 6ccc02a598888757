/// `weft explain`: why one pair may talk, or may not.
///
/// Comes in: an [dev.weft.cli.Answer], one for each backend where the destination is a Service, and the nearest fix.
/// Goes out: txt or json.
@NullMarked
package dev.weft.cli.explain;

import org.jspecify.annotations.NullMarked;
