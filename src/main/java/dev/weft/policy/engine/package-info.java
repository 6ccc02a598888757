/// How reachability is computed: classes of ends, atoms of addresses, rows shared by those whom the same policies
/// select. Fills the door [dev.weft.policy.ReachabilityEngine]; `policy` names nothing of it.
@NullMarked
package dev.weft.policy.engine;

import org.jspecify.annotations.NullMarked;
