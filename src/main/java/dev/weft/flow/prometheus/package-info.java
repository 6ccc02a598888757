/// Flows out of a Prometheus: what meshes and agents count there. Comes in: answers to queries, through
/// [PrometheusApi], from a URL ([PrometheusUrl]) or a Service behind the API server ([PrometheusService]). Goes out:
/// one [PrometheusFlowSource] for each family of metrics that is there ([PrometheusSources]), as figures of two
/// families are never added.
///
/// A [MetricFamily] is data: which queries to ask, and which labels name the ends. [MetricFamilies] lists them; one
/// evaluator ([FamilyPoll], [FamilyReading]) reads them all. To add a family: a table and a line in the list.
///
/// May use: `flow`, `flow.link`, `cluster`, `net`, Jackson.
///
/// Assumes: rates are Prometheus' own, over a window that it holds; they replace what was said before and are never
/// turned into counts, which the samples at the window's ends do not give exactly. What an agent's metrics do not tell
/// (the port of a request, the client of an inbound figure) stays unknown.
///
/// Left out on purpose: agents whose byte counters name no client, only where a packet came from and went to (Beyla,
/// Retina): half of their edges are answers.
@NullMarked
package dev.weft.flow.prometheus;

import org.jspecify.annotations.NullMarked;
