/// What flow sources share: one thread of their own, back-off, an order of keys, and the way to a gRPC server.
///
/// [Dial] says where the server is now, [GrpcChannels] opens a channel to that [GrpcTarget], [Reconnect] makes the
/// connection again whenever it ended, and [GrpcWords] says why it did, as [Trouble].
///
/// May use: `flow`, `cluster`, `net`, gRPC.
@NullMarked
package dev.weft.flow.link;

import org.jspecify.annotations.NullMarked;
