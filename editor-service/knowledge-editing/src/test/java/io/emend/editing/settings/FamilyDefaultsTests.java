package io.emend.editing.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.lm.ModelConfig;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FamilyDefaultsTests {
    @Test
    void largeModelsAreEditedWhereThePapersEditThem() {
        EditingSettings gpt2Xl = FamilyDefaults.of(config("gpt2", 48));
        EditingSettings llama = FamilyDefaults.of(config("llama", 32));
        EditingSettings gptJ = FamilyDefaults.of(config("gptj", 28));

        assertThat(gpt2Xl.write().layers()).containsExactly(13, 14, 15, 16, 17);
        assertThat(gpt2Xl.write().lambda()).isEqualTo(20_000);
        assertThat(gpt2Xl.rome().layer()).isEqualTo(17);
        assertThat(llama.write().layers()).containsExactly(4, 5, 6, 7, 8);
        assertThat(llama.alphaEdit().l2()).isEqualTo(1);
        assertThat(gptJ.write().layers()).containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(gptJ.rome().layer()).isEqualTo(5);
    }

    @Test
    void smallModelsAreEditedNearTheBottom() {
        EditingSettings small = FamilyDefaults.of(config("llama", 4));

        assertThat(small.write().layers()).containsExactly(1);
        assertThat(small.memory().layer()).isEqualTo(1);
        assertThat(FamilyDefaults.of(config("llama", 1)).write().layers()).containsExactly(0);
    }

    @Test
    void differentSettingsHaveDifferentFingerprints() {
        assertThat(FamilyDefaults.of(config("gptj", 28)).fingerprint())
                .isEqualTo(FamilyDefaults.of(config("gptj", 28)).fingerprint())
                .isNotEqualTo(FamilyDefaults.of(config("llama", 32)).fingerprint());
    }

    private static ModelConfig config(String family, int layers) {
        return new ModelConfig(family, layers, 64, 256, 4, 4, 16, 400, 128, OptionalInt.empty(), List.of(0), true);
    }
}
