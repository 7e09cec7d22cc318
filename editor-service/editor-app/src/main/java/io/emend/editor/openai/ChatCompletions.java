package io.emend.editor.openai;

import io.emend.contract.interpretation.Answer;
import io.emend.editor.generation.Generated;
import io.emend.editor.generation.PieceListener;
import io.emend.editor.generation.Prompt;
import io.emend.editor.generation.Turn;
import io.emend.editor.grounding.Correction;
import io.emend.editor.grounding.Grounding;
import io.emend.editor.hosting.GenerationGate;
import io.emend.editor.hosting.Snapshot;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chat: the model's own words, or the graph's where an edit is not in the weights; {@code x_emend} says which. What is
 * said here changes nothing.
 */
public final class ChatCompletions {
    private static final String WHOLE = "chat.completion";
    private static final String CHUNK = "chat.completion.chunk";
    private static final String ASSISTANT = "assistant";
    private static final String USER = "user";

    private final Models models;
    private final Grounding grounding;
    private final GenerationGate gate;
    private final Clock clock;

    public ChatCompletions(Models models, Grounding grounding, GenerationGate gate, Clock clock) {
        this.models = models;
        this.grounding = grounding;
        this.gate = gate;
        this.clock = clock;
    }

    ChatResponse whole(ChatRequest request) {
        try (Snapshot.Lease lease = models.open(ModelName.parse(request.model()))) {
            Call call = call(request, lease.snapshot());
            if (call.correction().isPresent()) {
                return grounded(call, call.correction().get());
            }
            List<ChatResponse.Choice> choices = new ArrayList<>();
            Usage usage = Usage.of(0, 0);
            for (int i = 0; i < call.sampling().n(); i++) {
                Generated generated = generate(call, i, PieceListener.NONE);
                usage = usage.withAnswer(generated, i == 0);
                choices.add(new ChatResponse.Choice(
                        i,
                        ChatResponse.Message.assistant(generated.text().strip()),
                        ChatLogprobs.of(generated.pieces(), call.alternatives()),
                        Finish.name(generated.finish())));
            }
            return response(
                    call, choices, usage, Provenance.weights(call.snapshot().revision()));
        }
    }

    void stream(ChatRequest request, EventStream events) {
        try (Snapshot.Lease lease = models.open(ModelName.parse(request.model()))) {
            Call call = call(request, lease.snapshot());
            Usage usage = call.correction().isPresent()
                    ? streamGrounded(call, call.correction().get(), events)
                    : streamGenerated(call, events);
            if (request.usageInStream()) {
                events.send(chunk(call, List.of(), usage, null));
            }
            events.done();
        }
    }

    private Usage streamGenerated(Call call, EventStream events) {
        Provenance provenance = Provenance.weights(call.snapshot().revision());
        Usage usage = Usage.of(0, 0);
        for (int i = 0; i < call.sampling().n(); i++) {
            int index = i;
            LeadingSpace text = new LeadingSpace();
            events.send(chunk(call, index, new ChatResponse.Delta(ASSISTANT, ""), null, null, provenance));
            Generated generated = generate(
                    call,
                    index,
                    piece -> events.send(chunk(
                            call,
                            index,
                            new ChatResponse.Delta(null, text.cut(piece.text())),
                            ChatLogprobs.of(List.of(piece), call.alternatives()),
                            null,
                            null)));
            usage = usage.withAnswer(generated, i == 0);
            events.send(chunk(
                    call,
                    index,
                    new ChatResponse.Delta(null, null),
                    null,
                    Finish.name(generated.finish()),
                    provenance));
        }
        return usage;
    }

    private static Usage streamGrounded(Call call, Correction correction, EventStream events) {
        Provenance provenance = fromGraph(call, correction);
        events.send(chunk(call, 0, new ChatResponse.Delta(ASSISTANT, correction.text()), null, null, provenance));
        events.send(chunk(call, 0, new ChatResponse.Delta(null, null), null, Finish.STOP, provenance));
        return Usage.of(call.promptTokens(), 0);
    }

    private static ChatResponse grounded(Call call, Correction correction) {
        ChatResponse.Choice choice =
                new ChatResponse.Choice(0, ChatResponse.Message.assistant(correction.text()), null, Finish.STOP);
        return response(call, List.of(choice), Usage.of(call.promptTokens(), 0), fromGraph(call, correction));
    }

    private static Provenance fromGraph(Call call, Correction correction) {
        return new Provenance(call.snapshot().revision(), Answer.Source.GRAPH, correction.statements());
    }

    /** Everything one request fixes before the first token. */
    private record Call(
            String id,
            long created,
            Snapshot snapshot,
            Prompt prompt,
            int promptTokens,
            Sampling sampling,
            OptionalInt alternatives,
            Optional<Correction> correction) {}

    private Call call(ChatRequest request, Snapshot snapshot) {
        List<Turn> turns = turns(request);
        Sampling sampling = Sampling.of(request);
        OptionalInt alternatives = alternatives(request);
        String question = turns.stream()
                .filter(turn -> turn.role().equals(USER))
                .reduce((earlier, later) -> later)
                .map(Turn::text)
                .orElseThrow();
        Prompt prompt = prompt(snapshot, turns);
        return new Call(
                "chatcmpl-" + UUID.randomUUID().toString().replace("-", ""),
                clock.instant().getEpochSecond(),
                snapshot,
                prompt,
                Room.requireFits(snapshot.model(), prompt),
                sampling,
                alternatives,
                grounding.about(question, snapshot.revision(), snapshot.slots()));
    }

    private static Prompt prompt(Snapshot snapshot, List<Turn> turns) {
        try {
            return snapshot.model().conversation(turns);
        } catch (IllegalArgumentException unreadable) {
            throw Sampling.malformed("messages", "a conversation the model can read (" + unreadable.getMessage() + ")");
        }
    }

    private static List<Turn> turns(ChatRequest request) {
        List<ChatRequest.Message> messages = request.messages() == null ? List.of() : request.messages();
        Sampling.require(
                !messages.isEmpty() && messages.stream().allMatch(Objects::nonNull),
                "messages",
                "messages holds at least one message");
        List<Turn> turns = messages.stream().map(ChatRequest.Message::turn).toList();
        Sampling.require(
                turns.stream()
                        .anyMatch(
                                turn -> turn.role().equals(USER) && !turn.text().isBlank()),
                "messages",
                "messages holds a user message with text");
        return turns;
    }

    private static OptionalInt alternatives(ChatRequest request) {
        Integer top = request.topLogprobs();
        Sampling.require(top == null || top >= 0 && top <= 20, "top_logprobs", "top_logprobs lies in 0 to 20");
        Sampling.require(
                top == null || Boolean.TRUE.equals(request.logprobs()),
                "top_logprobs",
                "top_logprobs with logprobs: true");
        return Boolean.TRUE.equals(request.logprobs()) ? OptionalInt.of(top == null ? 0 : top) : OptionalInt.empty();
    }

    private Generated generate(Call call, int i, PieceListener listener) {
        int room = call.snapshot().model().contextLength() - call.promptTokens();
        return gate.through(() -> call.snapshot()
                .model()
                .generate(call.sampling().task(call.prompt(), i, room, call.alternatives()), listener));
    }

    private static ChatResponse response(
            Call call, List<ChatResponse.Choice> choices, Usage usage, Provenance provenance) {
        return new ChatResponse(
                call.id(),
                WHOLE,
                call.created(),
                name(call),
                choices,
                usage,
                call.snapshot().model().fingerprint(),
                provenance);
    }

    private static ChatResponse.Chunk chunk(
            Call call,
            int index,
            ChatResponse.Delta delta,
            ChatResponse.@Nullable Logprobs logprobs,
            @Nullable String finish,
            @Nullable Provenance provenance) {
        return chunk(call, List.of(new ChatResponse.ChunkChoice(index, delta, logprobs, finish)), null, provenance);
    }

    private static ChatResponse.Chunk chunk(
            Call call, List<ChatResponse.ChunkChoice> choices, @Nullable Usage usage, @Nullable Provenance provenance) {
        return new ChatResponse.Chunk(
                call.id(),
                CHUNK,
                call.created(),
                name(call),
                choices,
                usage,
                call.snapshot().model().fingerprint(),
                provenance);
    }

    private static String name(Call call) {
        return ModelName.pinned(call.snapshot().revision());
    }
}
