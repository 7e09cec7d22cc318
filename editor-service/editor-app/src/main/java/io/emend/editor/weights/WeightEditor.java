package io.emend.editor.weights;

import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.settings.Recipe;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.generation.HostedModel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Writes facts into the hosted model without ever changing it: plans are values, and every assembled model is new.
 * Thread-safe.
 */
public interface WeightEditor {
    /** The edit that was stored for these facts before, whichever method it took; it need not be judged again. */
    Optional<SlotEdit> planned(EditRequest request);

    /**
     * Ways to hold a slot, best first.
     *
     * @param method the method asked for; empty for the hosted model's own choice
     */
    List<Recipe> recipes(Optional<Method> method);

    /**
     * What slots add to the base model, one edit per request in order; they are searched side by side.
     *
     * @throws io.emend.editing.EditException if a wording does not fit the model or the optimisation leaves its range
     */
    List<SlotEdit> plan(List<EditRequest> requests, Recipe recipe);

    /** The model with exactly these slots in it; equal sets give equal fingerprints, whatever their order. */
    AssembledModel assemble(Collection<SlotEdit> live);

    /** The model without any edit; stays open, closing it has no effect. */
    AssembledModel base();

    /** Puts the probes of slots to the base model ahead of their verification, all at once, which is faster than one by one. */
    void learnAnswers(List<EditRequest> requests);

    /** Puts the probes of slots to a model by free generation alone, compared with the base model; one report per request. */
    List<VerificationReport> tryOut(HostedModel after, List<EditRequest> requests);

    /** Puts the probes of slots to two models by free generation and teacher forcing; one report per request. */
    List<VerificationReport> verify(HostedModel before, HostedModel after, List<EditRequest> requests);

    /**
     * Makes an edit durable.
     *
     * @return the hash of its file, {@code sha256:…}
     * @throws java.io.UncheckedIOException if the disk refuses
     */
    String store(SlotEdit edit);

    /**
     * Reads an edit back.
     *
     * @throws io.emend.editing.EditException.CorruptedDelta if the file is missing or not what its hash promises
     */
    SlotEdit load(String deltaHash);

    /** Recomputes the base checkpoint's hash from its files: whether they still are what was loaded. */
    boolean isBaseIntact();

    /**
     * Writes a model to a folder.
     *
     * @return subjects whose edits the format cannot hold, because a memory beside the weights does
     * @throws IllegalArgumentException if the model has nothing this format could hold, or too much
     * @throws java.io.UncheckedIOException if the disk refuses
     */
    List<String> export(AssembledModel model, ExportFormat format, Path folder);
}
