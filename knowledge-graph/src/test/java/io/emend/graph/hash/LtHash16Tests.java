package io.emend.graph.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LtHash16Tests {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void dependsOnTheSetAloneWhateverTheOrderAndTheDetours(long seed) {
        Random random = new Random(seed);
        List<String> lines = lines(random, 60);
        LtHash16 straight = new LtHash16();
        lines.forEach(straight::add);

        LtHash16 detour = new LtHash16();
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        List<String> visitors = lines(random, 20);
        visitors.forEach(detour::add);
        shuffled.forEach(detour::add);
        Collections.shuffle(visitors, random);
        visitors.forEach(detour::remove);

        assertThat(detour.tagged()).isEqualTo(straight.tagged());
    }

    @Test
    void ofNothingIsReachedAgainByRemovingEverything() {
        List<String> lines = lines(new Random(7), 30);
        LtHash16 hash = new LtHash16();
        lines.forEach(hash::add);

        lines.forEach(hash::remove);

        assertThat(hash.tagged()).isEqualTo(new LtHash16().tagged());
    }

    @Test
    void tellsSetsApartThatDifferInOneLineOrInMultiplicity() {
        LtHash16 one = hashOf("a", "b");

        assertThat(hashOf("a", "c").tagged()).isNotEqualTo(one.tagged());
        assertThat(hashOf("a").tagged()).isNotEqualTo(one.tagged());
        assertThat(hashOf("a", "b", "b").tagged()).isNotEqualTo(one.tagged());
        assertThat(hashOf("ab").tagged()).isNotEqualTo(one.tagged());
    }

    @Test
    void addsUpOverDisjointParts() {
        LtHash16 sum = hashOf("a", "b");
        sum.addAll(hashOf("c"));

        assertThat(sum.tagged()).isEqualTo(hashOf("c", "b", "a").tagged());
    }

    @Test
    void goesOnFromItsBytes() {
        LtHash16 again = LtHash16.from(hashOf("a").toBytes());
        again.add("b");

        assertThat(again.tagged()).isEqualTo(hashOf("a", "b").tagged());
        assertThatThrownBy(() -> LtHash16.from(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void staysTheSameAcrossReleases() {
        assertThat(hashOf("Q1\tP19\tQ10\t\t").tagged())
                .isEqualTo("sha256:bb16fe0494919ee14a5fc8818c58dec838fb169a9391d2bcf81566e0a91cfe04");
    }

    private static LtHash16 hashOf(String... lines) {
        LtHash16 hash = new LtHash16();
        for (String line : lines) {
            hash.add(line);
        }
        return hash;
    }

    private static List<String> lines(Random random, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("Q" + random.nextInt(1000) + "\tP" + random.nextInt(50) + "\tQ" + random.nextInt(1000) + "\t\t");
        }
        return lines;
    }
}
