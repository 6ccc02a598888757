/// Floor 3: text to manifests and back, with line numbers.
///
/// Comes in: YAML or JSON text. Goes out: [YamlDocument]s that know the line of each path, problems with a line and a
/// remedy, and, the other way, YAML text. May use: `cluster`, snakeyaml-engine, jackson.
@NullMarked
package dev.weft.yaml;

import org.jspecify.annotations.NullMarked;
