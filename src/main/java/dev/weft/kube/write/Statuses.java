package dev.weft.kube.write;

import dev.weft.apply.ServerAnswer.Owned;
import dev.weft.apply.ServerAnswer.Reason;
import dev.weft.apply.ServerAnswer.Refused;
import dev.weft.cluster.ResourceKind;
import dev.weft.kube.api.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What a server means when it refuses a write. Source: meta/v1 Status, its `reason`, `details.causes` and `message`.
final class Statuses {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 600;
    private static final int UNPROCESSABLE = 422;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GATEWAY_TIMEOUT = 504;

    /// `conflict with "kubectl-client-side-apply" using networking.k8s.io/v1`
    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\"");

    private Statuses() {}

    static Refused refused(Exchange.Answer answer, ResourceKind kind, String object) {
        var status = status(answer.text());
        var said = said(status, answer.code());
        var owned = owned(status);
        if (!owned.isEmpty()) {
            var owners = owned.stream()
                    .map(one -> one.field() + " belongs to " + one.manager())
                    .distinct()
                    .collect(Collectors.joining(", "));
            return new Refused(Reason.OWNED, owners, "take the object over, or have its owner change it", owned);
        }
        var reason = reason(answer.code(), status, said);
        return new Refused(reason, said, remedy(reason, kind, object), List.of());
    }

    private static Reason reason(int code, JsonNode status, String said) {
        var words = said.toLowerCase(Locale.ROOT);
        if (words.contains("admission webhook") || words.contains("validatingadmissionpolicy")
                || words.contains("denied request") || words.contains("denied the request")) {
            return Reason.ADMISSION;
        }
        return switch (code) {
            case FORBIDDEN, UNAUTHORIZED -> Reason.FORBIDDEN;
            case CONFLICT -> Reason.CHANGED;
            case NOT_FOUND -> status.path("details").path("kind").asString("").equals("namespaces")
                            || status.isMissingNode()
                            || words.contains("could not find the requested resource")
                    ? Reason.NOT_FOUND
                    : Reason.CHANGED;
            case UNPROCESSABLE, BAD_REQUEST -> Reason.INVALID;
            case GATEWAY_TIMEOUT -> Reason.SILENT;
            default -> words.contains("schema") || words.contains("failed to create typed")
                    ? Reason.INVALID
                    : Reason.OTHER;
        };
    }

    private static String remedy(Reason reason, ResourceKind kind, String object) {
        return switch (reason) {
            case FORBIDDEN -> "ask for the right, see: kubectl auth can-i --list";
            case INVALID -> "correct the draft of " + object;
            case ADMISSION -> "ask who set that rule for this cluster, or change the draft of " + object;
            case CHANGED -> "rebase the draft, then look at " + object + " again";
            case OWNED -> "take the object over, or have its owner change it";
            case NOT_FOUND -> "create the namespace, or install " + kind.resource() + " first";
            case SILENT, UNREACHABLE -> "look at the object: kubectl get " + kind.resource();
            case OTHER -> "look at the server: kubectl get --raw /readyz";
        };
    }

    private static JsonNode status(String text) {
        try {
            var tree = JSON.readTree(text);
            return tree != null && tree.path("kind").asString("").equals("Status") ? tree : MissingNode.getInstance();
        } catch (JacksonException none) {
            return MissingNode.getInstance();
        }
    }

    /// On one line: a server lists several mistakes below each other.
    private static String said(JsonNode status, int code) {
        var message = status.path("message").asString("").strip().replaceAll("\\s*\\R\\s*", " ");
        return message.isEmpty()
                ? "the server answered " + code
                : message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
    }

    private static List<Owned> owned(JsonNode status) {
        var owned = new ArrayList<Owned>();
        for (var cause : status.path("details").path("causes")) {
            if (cause.path("reason").asString("").equals("FieldManagerConflict")) {
                var manager = MANAGER.matcher(cause.path("message").asString(""));
                owned.add(new Owned(
                        manager.find() ? manager.group(1) : "another manager", cause.path("field").asString("")));
            }
        }
        return owned;
    }
}
