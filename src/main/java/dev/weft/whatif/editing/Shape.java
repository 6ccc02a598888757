package dev.weft.whatif.editing;

import dev.weft.yaml.YamlPath;
import java.util.List;
import java.util.Optional;

/// What may stand at a place of a policy.
public sealed interface Shape {
    record Fields(List<Field> fields) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
        }

        public Optional<Field> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }
    }

    record Items(Shape item) implements Shape {}

    /// A map from label keys to values.
    record Labels() implements Shape {}

    /// One of a few words.
    record Words(List<Choice> choices) implements Shape {
        public Words {
            choices = List.copyOf(choices);
        }
    }

    record Value(Role role) implements Shape {}

    /// Anything: annotations, and kinds whose fields are not known here.
    record Open() implements Shape {}

    /// A field and what it means, in one line.
    record Field(String name, String meaning, Shape shape) {}

    record Choice(String word, String meaning) {}

    /// What a single value stands for: what the cluster can propose for it.
    enum Role {
        NAMESPACE,
        LABEL_KEY,
        LABEL_VALUE,
        PORT,
        PORT_NUMBER,
        PORT_NAME,
        BLOCK,
        DOMAIN,
        NUMBER,
        TEXT
    }

    /// What may stand further below; empty where nothing may, or nobody knows.
    default Optional<Shape> at(YamlPath path) {
        Optional<Shape> here = Optional.of(this);
        for (var step : path.steps()) {
            here = here.flatMap(shape -> shape.below(step));
        }
        return here;
    }

    private Optional<Shape> below(YamlPath.Step step) {
        return switch (this) {
            case Fields fields -> step instanceof YamlPath.Step.Key(var name)
                    ? fields.field(name).map(Field::shape)
                    : Optional.empty();
            case Items(var item) -> step instanceof YamlPath.Step.Item ? Optional.of(item) : Optional.empty();
            case Labels _ -> step instanceof YamlPath.Step.Key ? Optional.of(new Value(Role.LABEL_VALUE))
                    : Optional.empty();
            case Open _ -> Optional.of(this);
            case Words _, Value _ -> Optional.empty();
        };
    }
}
