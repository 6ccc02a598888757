package dev.weft.whatif.mistake;

import dev.weft.cluster.Problem.Severity;
import dev.weft.whatif.editing.Part.Range;
import dev.weft.yaml.TextEdit;
import java.util.ArrayList;
import java.util.List;

/// Something in a text that is wrong, or means something else than it seems to. `code` is stable; `line` is from 1, 0
/// where no place is known. A mistake of severity INFO is a remark: what the text means, said where it is written.
public record Mistake(String code, Severity severity, Place place, String message, String remedy, List<Fix> fixes) {
    /// The line, and the characters that are marked.
    public record Place(int line, Range range) {}

    /// What a click does about it.
    public sealed interface Fix {
        /// `Write podSelector`.
        String title();

        /// In this text; everything else in it stays.
        record Here(String title, TextEdit edit) implements Fix {}

        /// Another policy, as text, for `namespace`.
        record Another(String title, String text, String namespace) implements Fix {}
    }

    public Mistake {
        fixes = List.copyOf(fixes);
    }

    public Mistake with(Fix fix) {
        var more = new ArrayList<>(fixes);
        more.add(fix);
        return new Mistake(code, severity, place, message, remedy, more);
    }

    /// Says what is meant rather than that something is wrong.
    public boolean isRemark() {
        return severity == Severity.INFO;
    }
}
