package io.emend.editor.openai;

import io.emend.editor.generation.Generated;
import io.emend.editor.generation.PieceListener;
import io.emend.editor.generation.Prompt;
import io.emend.editor.hosting.GenerationGate;
import io.emend.editor.hosting.Snapshot;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Completions: the weights, raw and ungrounded. */
public final class Completions {
    private static final String OBJECT = "text_completion";
    private static final int MOST_ALTERNATIVES = 5;

    private final Models models;
    private final GenerationGate gate;
    private final Clock clock;

    public Completions(Models models, GenerationGate gate, Clock clock) {
        this.models = models;
        this.gate = gate;
        this.clock = clock;
    }

    CompletionResponse whole(CompletionRequest request) {
        try (Snapshot.Lease lease = models.open(ModelName.parse(request.model()))) {
            Call call = call(request, lease.snapshot());
            List<CompletionResponse.Choice> choices = new ArrayList<>();
            Usage usage = Usage.of(0, 0);
            for (int p = 0; p < call.prompts().size(); p++) {
                for (int i = 0; i < call.sampling().n(); i++) {
                    Generated generated = generate(call, p, i, PieceListener.NONE);
                    usage = usage.withAnswer(generated, i == 0);
                    String echo = request.echoed() ? call.text(p) : "";
                    choices.add(new CompletionResponse.Choice(
                            choices.size(),
                            echo + generated.text(),
                            CompletionLogprobs.of(generated.pieces(), call.alternatives(), echo.length()),
                            Finish.name(generated.finish())));
                }
            }
            return response(call, choices, usage, true);
        }
    }

    void stream(CompletionRequest request, EventStream events) {
        try (Snapshot.Lease lease = models.open(ModelName.parse(request.model()))) {
            Call call = call(request, lease.snapshot());
            Usage usage = Usage.of(0, 0);
            for (int p = 0; p < call.prompts().size(); p++) {
                for (int i = 0; i < call.sampling().n(); i++) {
                    int index = p * call.sampling().n() + i;
                    if (request.echoed()) {
                        events.send(piece(call, index, call.text(p), null, null));
                    }
                    Generated generated = generate(
                            call,
                            p,
                            i,
                            piece -> events.send(piece(
                                    call,
                                    index,
                                    piece.text(),
                                    CompletionLogprobs.of(List.of(piece), call.alternatives(), 0),
                                    null)));
                    usage = usage.withAnswer(generated, i == 0);
                    events.send(piece(call, index, "", null, Finish.name(generated.finish())));
                }
            }
            if (request.usageInStream()) {
                events.send(response(call, List.of(), usage, false));
            }
            events.done();
        }
    }

    /** Everything one request fixes before the first token. */
    private record Call(
            String id,
            long created,
            Snapshot snapshot,
            List<Prompt> prompts,
            Sampling sampling,
            OptionalInt alternatives) {
        String text(int p) {
            return snapshot.model().text(prompts.get(p));
        }
    }

    private Call call(CompletionRequest request, Snapshot snapshot) {
        List<Prompt> prompts = PromptForms.read(request.prompt(), snapshot.model());
        Sampling sampling = Sampling.of(request);
        Integer logprobs = request.logprobs();
        Sampling.require(
                logprobs == null || logprobs >= 0 && logprobs <= MOST_ALTERNATIVES,
                "logprobs",
                "logprobs lies in 0 to " + MOST_ALTERNATIVES);
        prompts.forEach(prompt -> Room.requireFits(snapshot.model(), prompt));
        return new Call(
                "cmpl-" + UUID.randomUUID().toString().replace("-", ""),
                clock.instant().getEpochSecond(),
                snapshot,
                prompts,
                sampling,
                logprobs == null ? OptionalInt.empty() : OptionalInt.of(logprobs));
    }

    private Generated generate(Call call, int p, int i, PieceListener listener) {
        Prompt prompt = call.prompts().get(p);
        int room = call.snapshot().model().contextLength()
                - call.snapshot().model().count(prompt);
        return gate.through(() ->
                call.snapshot().model().generate(call.sampling().task(prompt, i, room, call.alternatives()), listener));
    }

    private static CompletionResponse piece(
            Call call,
            int index,
            String text,
            CompletionResponse.@Nullable Logprobs logprobs,
            @Nullable String finish) {
        return response(
                call, List.of(new CompletionResponse.Choice(index, text, logprobs, finish)), null, finish != null);
    }

    private static CompletionResponse response(
            Call call, List<CompletionResponse.Choice> choices, @Nullable Usage usage, boolean withProvenance) {
        return new CompletionResponse(
                call.id(),
                OBJECT,
                call.created(),
                ModelName.pinned(call.snapshot().revision()),
                choices,
                usage,
                call.snapshot().model().fingerprint(),
                withProvenance ? Provenance.weights(call.snapshot().revision()) : null);
    }
}
