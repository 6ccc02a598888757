/// The drawn graph as text for other programs, one format a file.
///
/// Comes in: a [dev.weft.topology.Topology]. Goes out: a text with every node and every edge of it, namespaces as
/// clusters where the format has any, and the state of each edge in words and in style, never in colour alone. Nodes
/// and edges stand in the order of their ids.
///
/// To add one more: a [dev.weft.topology.GraphFormat] here, and its line in [GraphFormats]. What comes from a cluster
/// is hostile: names are quoted as the format asks ([Plain] makes control characters visible first).
///
/// Why not JGraphT's exporters: decision "Graph files are written by hand". May use: `topology`, Jackson.
@NullMarked
package dev.weft.topology.format;

import org.jspecify.annotations.NullMarked;
