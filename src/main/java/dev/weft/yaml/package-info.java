/// Floor 3: text to manifests and back, with line numbers.
///
/// Comes in: YAML or JSON text, or the bytes of a file. Goes out: [YamlDocument]s that know the line of each path,
/// problems with a line and a remedy, and, the other way, YAML text. May use: `cluster`, snakeyaml-engine, jackson.
///
/// The way of a text: `TextParts` decodes it and cuts it at its document markers, `DocumentParser` makes a `Tree` of
/// each part, `ListItems` takes lists apart, `PathLines` writes down where each path stands. The way back:
/// `ServerFields` leaves out what the server added, `YamlText` chooses quotes and order.
///
/// [YamlEdits] change one value of a text that somebody wrote and leave the rest as it is: `SpanReader` says which
/// characters each value takes, `SpanEdits` writes there, `BlockStyle` in the manner of the text.
///
/// Assumes: scalars have the types of YAML 1.2's core schema; a key that stands twice makes a document unreadable, as
/// for kubectl; a document that is broken says nothing about the one behind the next `---`. A text is hostile until
/// read: its size, its nesting and what its aliases unfold to are bounded.
@NullMarked
package dev.weft.yaml;

import org.jspecify.annotations.NullMarked;
