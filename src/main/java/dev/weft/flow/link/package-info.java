/// What flow sources share: one thread of their own, back-off, an order of keys.
///
/// May use: `flow`, `cluster`, `net`.
@NullMarked
package dev.weft.flow.link;

import org.jspecify.annotations.NullMarked;
