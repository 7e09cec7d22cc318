package io.emend.controller.screening;

import io.emend.controller.domain.screening.ScreeningWords;
import io.emend.controller.domain.screening.TextFeatures;
import io.emend.controller.domain.screening.ToxicityModel;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import opennlp.tools.ml.maxent.io.BinaryQNModelReader;
import opennlp.tools.ml.model.MaxentModel;

/** A maximum-entropy model over {@link TextFeatures}. Thread-safe. */
public final class MaxentToxicityModel implements ToxicityModel {
    static final String TOXIC = "toxic";
    static final String BENIGN = "benign";
    static final String RESOURCE = "toxicity.maxent.gz";

    private final TextFeatures features;
    private final MaxentModel model;
    private final int toxic;

    MaxentToxicityModel(TextFeatures features, MaxentModel model) {
        this.features = features;
        this.model = model;
        this.toxic = model.getIndex(TOXIC);
    }

    /** The model that comes with the service. */
    public static MaxentToxicityModel bundled() {
        try (InputStream file = ScreeningWords.class.getResourceAsStream(ScreeningWords.FOLDER + RESOURCE);
                DataInputStream data =
                        new DataInputStream(new GZIPInputStream(Objects.requireNonNull(file, RESOURCE)))) {
            return new MaxentToxicityModel(ScreeningWords.features(), new BinaryQNModelReader(data).getModel());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled " + RESOURCE, e);
        }
    }

    @Override
    public double score(String text) {
        return text.isBlank() ? 0 : model.eval(features.of(text).toArray(String[]::new))[toxic];
    }
}
