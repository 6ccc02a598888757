package dev.weft.flow.source;

import dev.weft.flow.access.AccessReview;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What this user may do, asked of the API server once for each question.
///
/// Threads: confined to one.
final class Rights {
    private record Question(String verb, String resource, String namespace, String name) {
        /// `run: kubectl auth can-i create pods/exec -n shop`.
        String remedy() {
            var what = name.isEmpty() ? resource : resource + "/" + name;
            return "run: kubectl auth can-i " + verb + " " + what
                    + (namespace.isEmpty() ? " -A" : " -n " + namespace);
        }
    }

    private final AccessReview reviews;
    private final Map<Question, Optional<String>> answers = new HashMap<>();

    Rights(AccessReview reviews) {
        this.reviews = reviews;
    }

    /// Empty when it is allowed, else one sentence that says what to do. Everything is of the core group; an empty
    /// `namespace` means all of them, an empty `name` any object.
    Optional<String> missing(String verb, String resource, String namespace, String name)
            throws InterruptedException {
        var question = new Question(verb, resource, namespace, name);
        var known = answers.get(question);
        if (known != null) {
            return known;
        }
        var answer = ask(question);
        answers.put(question, answer);
        return answer;
    }

    private Optional<String> ask(Question question) throws InterruptedException {
        try {
            return reviews.may(question.verb(), "", question.resource(), question.namespace(), question.name())
                    ? Optional.empty()
                    : Optional.of(question.remedy());
        } catch (IOException unanswered) {
            return Optional.of(question.remedy() + " (" + unanswered.getMessage() + ")");
        }
    }

    /// Of a port-forward or an exec. Source: an upgrade to WebSockets is a GET, and since Kubernetes 1.35 the right to
    /// create is asked for as well.
    Optional<String> missingUpgrade(String resource, String namespace) throws InterruptedException {
        var create = missing("create", resource, namespace, "");
        return create.isPresent() ? create : missing("get", resource, namespace, "");
    }
}
