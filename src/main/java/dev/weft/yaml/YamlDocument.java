package dev.weft.yaml;

import dev.weft.cluster.Origin;
import java.util.Map;

/// One document of a text: its tree, and the line of each path in it.
public record YamlDocument(Map<String, Object> body, Origin origin) {}
