package io.emend.editor;

import ai.djl.Device;
import io.emend.access.start.StartupRefused;
import io.emend.editing.ledger.DeltaStore;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editor.slot.QuestionForm;
import io.emend.editor.weights.ModelOpening;
import io.emend.editor.weights.TransformerWeights;
import io.emend.lm.DeviceException;
import io.emend.lm.Devices;
import io.emend.lm.LoadOptions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the hosted checkpoint. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EditorProperties.class)
class TransformerConfiguration {
    @Bean
    TransformerWeights editorWeights(EditorProperties properties, QuestionForm form) {
        LoadOptions options = LoadOptions.defaults()
                .withThreads(properties.threads())
                .on(device(properties.device()))
                .keepingHalf(properties.halfKept());
        WeightLedger ledger =
                ModelOpening.open(properties.modelFolder(), properties.dataFolder(), properties.corpus(), options);
        return new TransformerWeights(ledger, new DeltaStore(properties.dataFolder()), form);
    }

    private static Device device(String name) {
        try {
            return Devices.named(name);
        } catch (DeviceException e) {
            throw new StartupRefused("The setting emend.editor.device is wrong: " + e.getMessage(), e);
        }
    }
}
