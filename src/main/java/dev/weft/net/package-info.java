/// Floor 1: traffic as sets. Numbers in, numbers out; nothing here knows what a pod is.
///
/// Every set is kept in one canonical form (sorted ranges that neither overlap nor touch), made once in the
/// constructor, so that equal sets are equal records and every later operation may trust the order.
///
/// Comes in: text such as `10.0.0.0/8`, port numbers. Goes out: [IpSet], [PortSet], [TrafficSet].
/// May use: the JDK. To add a protocol, add it to [Protocol]; everything else follows its `values()`.
@NullMarked
package dev.weft.net;

import org.jspecify.annotations.NullMarked;
