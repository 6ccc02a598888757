/// `weft check --expect F`: intents ("the front reaches the database, nothing else does") against a source.
///
/// Comes in: a file of intents ([IntentFile]; its form is described in `src/docs/intents.md`) and a cluster. Goes out:
/// an [Outcome] for each intent, with a packet as counter-example where one fails, as txt, json or junit.
///
/// To add a verb: a constant of [Verb], its fields in [IntentFile], its pairs in [IntentJudge], a row in the page.
///
/// Assumptions:
///
/// - An intent must hold for every pod that it names, also where workloads hold pods that policies treat apart.
/// - What is not known is neither reached nor surely not reached: an unknown fails every intent.
/// - An intent about nobody fails: it is a name or a label that nothing has any more.
/// - Nodes, and pods on their node's network, are not asked about where "nothing else" is meant: a node always reaches
///   its own pods. The outcome names those pods.
@NullMarked
package dev.weft.cli.check;

import org.jspecify.annotations.NullMarked;
