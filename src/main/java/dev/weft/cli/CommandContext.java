package dev.weft.cli;

import java.io.PrintWriter;

/// What a command may reach: clusters, standard output for its data, standard error for everything else.
public record CommandContext(Sources sources, PrintWriter out, PrintWriter err) {}
