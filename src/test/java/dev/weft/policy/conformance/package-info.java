/// The field's own way to say what policies mean: tables of who reaches whom on one port and protocol, as the
/// end-to-end tests of Kubernetes and the conformance tests of the network policy API have them.
///
/// A [Scenario] is a small cluster and its manifests as YAML; [TruthTable] asks the engine, its explanation and the
/// oracle for each cell, and shows where they differ. The scenarios are written from the documentation of the API's
/// fields; where an upstream test has a name for the same thing, a comment names it.
package dev.weft.policy.conformance;
