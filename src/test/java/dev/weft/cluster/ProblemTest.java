package dev.weft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test // found by mutation: a block of text where a map belongs was quoted with its line breaks
    void aProblemIsOneLineWhateverItQuotes() {
        var place = new Problem.Place("NetworkPolicy shop/x", "spec.a\nb", "x.yaml", 6);
        var problem = Problem.error(place, "a: 1\r\nb:\u2028 2 stands where a map belongs", "write\tfields");
        assertThat(problem.line()).isEqualTo("NetworkPolicy shop/x: spec.a b: a: 1  b:  2 stands where a map belongs "
                + "(x.yaml:6); write fields");
    }

    @Test
    void aQuotationOfAPageIsCut() {
        var problem = Problem.warning(Problem.Place.of("x"), "w".repeat(100_000), "cut it");
        assertThat(problem.message()).isEqualTo("w".repeat(400) + "...");
    }
}
