package io.emend.editing.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emend.editing.EditException;
import io.emend.editing.TinyModel;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.lm.LanguageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFilesTests {
    /** Half a step of a 16-bit correlation. */
    private static final double HALF_STEP = 0.5 / 32_767;

    @TempDir
    Path folder;

    private static LanguageModel model;
    private static ModelProfile profile;

    @BeforeAll
    static void load() {
        model = TinyModel.load();
        profile = TinyModel.profile(model);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void readsBackTheProfileItWrote() {
        ProfileFiles.save(profile, folder);

        ModelProfile read = ProfileFiles.load(folder, model.fingerprint());

        assertThat(ProfileFiles.existsIn(folder)).isTrue();
        assertThat(read.fingerprint()).isEqualTo(profile.fingerprint());
        assertThat(read.settings()).isEqualTo(profile.settings());
        assertThat(read.statistics()).isEqualTo(profile.statistics());
        assertThat(read.covariance(0).values())
                .containsExactly(profile.covariance(0).values());
    }

    @Test
    void changesOnlyTheSettingsThatAreNamed() {
        EditingSettings settings = profile.settings();

        EditingSettings changed =
                ProfileFiles.settings("{\"ridge\": 0.5, \"write\": {\"lambda\": 300, \"capacity\": 7}}", settings);

        WriteSettings write = settings.write();
        assertThat(changed.ridge()).isEqualTo(0.5);
        assertThat(changed.write()).isEqualTo(new WriteSettings(write.layers(), 300, write.target(), 7));
        assertThat(changed.memory()).isEqualTo(settings.memory());
        assertThat(ProfileFiles.settings("{}", settings)).isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rigde\": 0.5}", "[]", "{\"ridge\"", "{\"ridge\": \"high\"}"})
    void refusesSettingsThatDoNotExist(String json) {
        EditingSettings settings = profile.settings();

        assertThatThrownBy(() -> ProfileFiles.settings(json, settings))
                .isInstanceOf(EditException.ProfileMismatch.class)
                .hasMessageContaining("settings");
    }

    @Test
    void givesTheSameProfileForTheSameCorpus() {
        assertThat(TinyModel.profile(model).fingerprint()).isEqualTo(profile.fingerprint());
    }

    @Test
    void packsACovarianceToWithinHalfAStep() {
        SplittableRandom random = new SplittableRandom(3);
        Matrix covariance = Matrix.zeros(12, 12);
        for (int n = 0; n < 40; n++) {
            double[] key = random.doubles(12, -1, 1).toArray();
            for (int i = 0; i < 12; i++) {
                for (int j = 0; j < 12; j++) {
                    covariance.set(i, j, covariance.at(i, j) + key[i] * key[j] / 40);
                }
            }
        }

        Matrix unpacked = PackedCovariance.of(covariance).unpacked();

        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                double scale = Math.sqrt(covariance.at(i, i) * covariance.at(j, j));
                assertThat(unpacked.at(i, j)).isCloseTo(covariance.at(i, j), within(1.01 * HALF_STEP * scale));
            }
        }
    }

    @Test
    void refusesDamagedCovariances() throws IOException {
        ProfileFiles.save(profile, folder);
        Path file = folder.resolve(ProfileFiles.TENSORS);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> ProfileFiles.load(folder, model.fingerprint()))
                .isInstanceOf(EditException.ProfileMismatch.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void namesALayerThatWasNotProfiled() {
        assertThatThrownBy(() -> profile.whitening(2))
                .isInstanceOf(EditException.ProfileMismatch.class)
                .hasMessageContaining("Layer 2");
    }

    @Test
    void namesAMissingProfile() {
        assertThatThrownBy(() -> ProfileFiles.load(folder, model.fingerprint()))
                .isInstanceOf(EditException.ProfileMismatch.class)
                .hasMessageContaining("profile the model first");
    }
}
