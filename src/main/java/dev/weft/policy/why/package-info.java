/// Why one packet passes or not. `Walk` asks every policy again, straight from labels and addresses, without classes
/// and rows; its verdict must be that of the rows, which tests compare.
///
/// Comes in: a [dev.weft.policy.row.Ground] and two ends. Goes out: a [dev.weft.policy.Explanation].
///
/// May use: `policy.row`, `policy.classes`, `policy`, `cluster`, `net`.
@NullMarked
package dev.weft.policy.why;

import org.jspecify.annotations.NullMarked;
