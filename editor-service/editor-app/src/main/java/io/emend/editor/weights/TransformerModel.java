package io.emend.editor.weights;

import io.emend.editing.Method;
import io.emend.editing.ledger.EditedModel;
import io.emend.editing.verify.Answers;
import io.emend.editor.generation.ContextOverflow;
import io.emend.editor.generation.Generated;
import io.emend.editor.generation.GenerationTask;
import io.emend.editor.generation.Piece;
import io.emend.editor.generation.PieceListener;
import io.emend.editor.generation.Prompt;
import io.emend.editor.generation.Turn;
import io.emend.editor.slot.QuestionForm;
import io.emend.lm.ChatMessage;
import io.emend.lm.ChatTemplate;
import io.emend.lm.ContextLengthException;
import io.emend.lm.GeneratedToken;
import io.emend.lm.Generation;
import io.emend.lm.GenerationRequest;
import io.emend.lm.Generator;
import io.emend.lm.LanguageModel;
import io.emend.lm.Sampling;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An edited transformer as the API hosts it. */
final class TransformerModel implements AssembledModel {
    private static final String USER = "user";
    private static final List<String> LINE_END = List.of("\n");

    private final EditedModel edited;
    private final QuestionForm form;
    private final boolean shared;

    TransformerModel(EditedModel edited, QuestionForm form, boolean shared) {
        this.edited = edited;
        this.form = form;
        this.shared = shared;
    }

    @Override
    public Set<String> inMemory() {
        return edited.liveSet().edits().stream()
                .filter(edit -> edit.method() == Method.MEMORY)
                .map(edit -> edit.slot().value())
                .collect(Collectors.toUnmodifiableSet());
    }

    EditedModel edited() {
        return edited;
    }

    LanguageModel snapshot() {
        return edited.model();
    }

    @Override
    public String fingerprint() {
        return edited.modelHash();
    }

    @Override
    public int contextLength() {
        return snapshot().config().contextLength();
    }

    @Override
    public int vocabularySize() {
        return snapshot().config().vocabularySize();
    }

    @Override
    public String text(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text text -> text.text();
            case Prompt.Tokens tokens -> snapshot().tokenizer().decode(ids(tokens), true);
        };
    }

    @Override
    public int count(Prompt prompt) {
        return ids(prompt).length;
    }

    /**
     * By the checkpoint's chat template, if it has one; else the last question alone, in the form the model was trained on,
     * for a model without a template holds no longer conversation.
     */
    @Override
    public Prompt conversation(List<Turn> turns) {
        return snapshot()
                .chatTemplate()
                .map(template -> rendered(template, turns))
                .orElseGet(() -> new Prompt.Text(form.of(lastQuestion(turns))));
    }

    /** A template that writes the leading special token itself wants no second one. */
    private Prompt rendered(ChatTemplate template, List<Turn> turns) {
        String text = template.render(
                turns.stream()
                        .map(turn -> new ChatMessage(turn.role(), turn.text()))
                        .toList(),
                true);
        String leading = snapshot().tokenizer().decode(snapshot().tokenizer().encode(""), false);
        boolean complete = !leading.isEmpty() && text.startsWith(leading);
        int[] ids = snapshot().tokenizer().encode(text, !complete);
        return new Prompt.Tokens(Arrays.stream(ids).boxed().toList());
    }

    private static String lastQuestion(List<Turn> turns) {
        return turns.stream()
                .filter(turn -> turn.role().equals(USER))
                .reduce((earlier, later) -> later)
                .map(Turn::text)
                .orElse("");
    }

    @Override
    public List<String> continuationsOf(List<Prompt> prompts, int maxTokens) {
        try {
            return new Generator(snapshot())
                    .completeEncoded(
                            prompts.stream().map(this::ids).toList(), maxTokens, LINE_END, Answers::isComplete);
        } catch (ContextLengthException e) {
            throw new ContextOverflow(e.contextLength(), e.promptTokens());
        }
    }

    @Override
    public Generated generate(GenerationTask task, PieceListener listener) {
        int[] ids = ids(task.prompt());
        if (ids.length >= contextLength()) {
            throw new ContextOverflow(contextLength(), ids.length);
        }
        if (task.maxTokens() == 0) {
            return new Generated("", Generated.Finish.LENGTH, ids.length, List.of());
        }
        GenerationRequest request = new GenerationRequest(
                ids,
                task.maxTokens(),
                new Sampling(task.temperature(), task.topP(), 0, task.seed()),
                task.stop(),
                Set.of(),
                false,
                task.alternatives().orElse(-1));
        try {
            Generation done = new Generator(snapshot()).generate(request, token -> listener.onPiece(piece(token)));
            return new Generated(
                    done.text(),
                    finish(done.reason()),
                    ids.length,
                    done.tokens().stream().map(this::piece).toList());
        } catch (ContextLengthException e) {
            throw new ContextOverflow(e.contextLength(), e.promptTokens());
        }
    }

    private Piece piece(GeneratedToken token) {
        return new Piece(
                token.text(),
                token.id(),
                written(token.id()),
                token.logProbability(),
                token.alternatives().stream()
                        .map(other -> new Piece.Alternative(written(other.id()), other.logProbability()))
                        .toList());
    }

    private String written(int token) {
        return snapshot().tokenizer().decode(new int[] {token}, false);
    }

    private int[] ids(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text text -> snapshot().tokenizer().encode(text.text());
            case Prompt.Tokens tokens ->
                tokens.ids().stream().mapToInt(Integer::intValue).toArray();
        };
    }

    private static Generated.Finish finish(Generation.FinishReason reason) {
        return switch (reason) {
            case STOP -> Generated.Finish.STOP;
            case LENGTH -> Generated.Finish.LENGTH;
            case CANCELLED -> Generated.Finish.CANCELLED;
        };
    }

    /** A shared model outlives its users; whoever made it closes the snapshot. */
    @Override
    public void close() {
        if (!shared) {
            edited.close();
        }
    }

    void free() {
        edited.close();
    }
}
