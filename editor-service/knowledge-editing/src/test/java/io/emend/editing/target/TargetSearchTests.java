package io.emend.editing.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emend.editing.settings.TargetSettings;
import org.junit.jupiter.api.Test;

class TargetSearchTests {
    private static final TargetSettings SETTINGS = new TargetSettings(60, 0.1, 1, 0, 2, 0.01, 2, 8);

    /** Two groups that each want a δ of (1, 0): the loss is the squared distance. */
    private static final class Distance implements TargetObjective {
        @Override
        public int groups() {
            return 2;
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public double hiddenNorm(int group) {
            return 1;
        }

        @Override
        public Evaluation at(float[] deltasGD, boolean[] active) {
            float[] gradients = new float[4];
            double[] losses = new double[2];
            boolean[] hits = new boolean[2];
            for (int i = 0; i < 4; i++) {
                float off = deltasGD[i] - (i % 2 == 0 ? 1 : 0);
                gradients[i] = 2 * off;
                losses[i / 2] += off * off;
            }
            for (int g = 0; g < 2; g++) {
                hits[g] = losses[g] < 0.05;
            }
            return new Evaluation(gradients, losses, new double[2], hits);
        }
    }

    @Test
    void findsTheTargetFromZero() {
        TargetSearch.Found found = new TargetSearch(new Distance(), SETTINGS, new float[4]).run();

        assertThat(found.deltasGD()[0]).isCloseTo(1, within(0.15f));
        assertThat(found.diagnostics()).allMatch(group -> group.steps() > 3);
    }

    @Test
    void isDoneAtOnceWhereItBeginsAtTheTarget() {
        TargetSearch.Found found = new TargetSearch(new Distance(), SETTINGS, new float[] {1, 0, 0, 0}).run();

        assertThat(found.diagnostics().get(0).steps()).isLessThanOrEqualTo(SETTINGS.patience());
        assertThat(found.diagnostics().get(1).steps()).isGreaterThan(3);
    }

    @Test
    void shortensAStartThatIsLongerThanATargetMayBe() {
        TargetSettings atOnce = new TargetSettings(1, 1e-6, 1, 0, 2, 0.01, 2, 8);

        TargetSearch.Found found = new TargetSearch(new Distance(), atOnce, new float[] {30, 40, 0, 0}).run();

        assertThat(found.deltasGD()[0]).isCloseTo(1.2f, within(1e-3f));
        assertThat(found.deltasGD()[1]).isCloseTo(1.6f, within(1e-3f));
    }
}
