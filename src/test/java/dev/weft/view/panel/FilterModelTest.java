package dev.weft.view.panel;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.topology.Filter;
import dev.weft.view.Frames;
import dev.weft.view.panel.FilterModel.Choice;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterModelTest {
    private static FilterModel model(Filter wished) {
        return FilterModel.of(
                Frames.of(cluster(pod("shop/web", "app=web"), pod("bank/pay", "app=pay"))), wished, Set.of());
    }

    @Test
    void noNamespaceChosenMeansAllOfThem() {
        assertThat(model(Filter.NONE).namespaces())
                .containsExactly(new Choice("bank", false), new Choice("shop", false));
        assertThat(model(Filter.NONE).summary()).isEqualTo("All namespaces");
    }

    @Test
    void tickingTwiceIsAsBefore() {
        var once = model(Filter.NONE).toggled("shop");

        assertThat(once).isEqualTo(new Filter(Set.of("shop"), "", true, true));
        assertThat(model(once).toggled("shop")).isEqualTo(Filter.NONE);
    }

    @Test
    void aWishedNamespaceThatIsGoneCanStillBeUnticked() {
        var wished = new Filter(Set.of("gone"), "", true, true);

        assertThat(model(wished).namespaces()).contains(new Choice("gone", true));
    }

    @Test
    void searchIgnoresCase() {
        assertThat(model(Filter.NONE).matching(" SHO ")).containsExactly(new Choice("shop", false));
    }
}
