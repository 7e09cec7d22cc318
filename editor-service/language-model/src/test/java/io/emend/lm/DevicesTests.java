package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTests {
    /** More than any machine has, so that it is missing whatever libtorch is on the classpath. */
    private static final int MISSING = 999;

    @Test
    void understandsTheNamesOfDevices() {
        assertThat(Devices.named("cpu")).isEqualTo(Device.cpu());
        assertThat(Devices.named("cuda")).isEqualTo(Device.gpu(0));
        assertThat(Devices.named("cuda:3")).isEqualTo(Device.gpu(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "cuda:", "cuda:-1", "cuda:1000", "CPU"})
    void refusesOtherNamesAndSaysWhichThereAre(String name) {
        assertThatThrownBy(() -> Devices.named(name))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("cpu, cuda or cuda:N");
    }

    @Test
    void refusesADeviceThatIsNotThereBeforeReadingWeights() {
        LoadOptions options = LoadOptions.defaults().on(Device.gpu(MISSING));

        assertThatThrownBy(() -> LanguageModel.load(Fixture.folder("llama"), options))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("cuda:999");
    }
}
