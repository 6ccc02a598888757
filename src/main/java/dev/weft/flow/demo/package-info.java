/// The scripted traffic of the demo cluster, [DemoFlowSource]. Comes in: `assets/demo/traffic.csv` and the demo
/// cluster.
/// [DemoTraffic] is pure. Every key and remark says that it is a demo.
///
/// May use: `flow`, `flow.link`, `cluster`, `net`.
@NullMarked
package dev.weft.flow.demo;

import org.jspecify.annotations.NullMarked;
