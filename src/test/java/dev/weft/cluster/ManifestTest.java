package dev.weft.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static Manifest manifest(Map<String, Object> body, Origin origin) {
        var kind = ResourceKind.NETWORK_POLICY;
        return new Manifest(kind, kind.ref("shop", "db-in"), body, origin);
    }

    @Test
    void whatIsChangedInTheGivenTreeLaterDoesNotShow() {
        var rules = new ArrayList<Object>(List.of(new HashMap<>(Map.of("from", "x"))));
        var body = new LinkedHashMap<String, Object>();
        body.put("spec", new HashMap<>(Map.of("ingress", rules)));
        var manifest = manifest(body, Origin.LIVE);
        rules.add("late");
        body.put("status", "late");
        assertThat(manifest.body())
                .isEqualTo(Map.of("spec", Map.of("ingress", List.of(Map.of("from", "x")))));
    }

    @Test
    void nothingInTheTreeCanBeChanged() {
        var rules = new ArrayList<>(List.of(new HashMap<>()));
        var manifest = manifest(Map.of("spec", Map.of("ingress", rules)), Origin.LIVE);
        var spec = (Map<?, ?>) manifest.body().get("spec");
        var ingress = (List<?>) spec.get("ingress");
        assertThatThrownBy(() -> manifest.body().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(spec::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(ingress::removeFirst).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) ingress.getFirst()).remove("x"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNullFieldIsLeftOutAndANullItemStaysToBeComplainedAbout() {
        var body = new HashMap<String, Object>();
        body.put("metadata", null);
        body.put("spec", Map.of("ingress", Arrays.asList(null, 1)));
        assertThat(manifest(body, Origin.LIVE).body()).isEqualTo(Map.of("spec", Map.of("ingress", List.of("null", 1))));
    }

    @Test
    void theOrderOfTheTextIsKept() {
        var body = new LinkedHashMap<String, Object>();
        body.put("z", 1);
        body.put("a", 2);
        assertThat(manifest(body, Origin.LIVE).body().keySet()).containsExactly("z", "a");
    }

    @Test
    void aLineIsThatOfThePathOrOfItsNearestAncestor() {
        var origin = new Origin("db.yaml", Map.of("", 3, "spec", 7, "spec.ingress[1].ports[0]", 12));
        assertThat(origin.line("spec.ingress[1].ports[0]")).isEqualTo(12);
        assertThat(origin.line("spec.ingress[1].ports[0].port")).isEqualTo(12);
        assertThat(origin.line("spec.ingress[1].ports[1]")).isEqualTo(7);
        assertThat(origin.line("spec.ingress[0]")).isEqualTo(7);
        assertThat(origin.line("metadata.name")).isEqualTo(3);
        assertThat(Origin.LIVE.line("spec")).isZero();
    }

    @Test
    void theResourceVersionIsThatOfTheServer() {
        assertThat(manifest(Map.of("metadata", Map.of("resourceVersion", "17")), Origin.LIVE).resourceVersion())
                .contains("17");
        assertThat(manifest(Map.of(), Origin.LIVE).resourceVersion()).isEmpty();
    }

    @Test
    void aProblemIsOneLineWithItsPlace() {
        var manifest = manifest(Map.of(), new Origin("db.yaml", Map.of("spec", 7)));
        var problem = Problem.error(Problem.Place.of(manifest, "spec.ingress"), "is a text", "make it a list");
        assertThat(problem.line())
                .isEqualTo("NetworkPolicy shop/db-in: spec.ingress: is a text (db.yaml:7); make it a list");
    }
}
