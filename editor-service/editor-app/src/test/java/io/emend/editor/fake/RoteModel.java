package io.emend.editor.fake;

import io.emend.editor.generation.ContextOverflow;
import io.emend.editor.generation.Generated;
import io.emend.editor.generation.GenerationTask;
import io.emend.editor.generation.Piece;
import io.emend.editor.generation.PieceListener;
import io.emend.editor.generation.Prompt;
import io.emend.editor.generation.Turn;
import io.emend.editor.slot.QuestionForm;
import io.emend.editor.weights.AssembledModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers what it has learnt word for word, one token per word; says so when it is used after being closed. */
final class RoteModel implements AssembledModel {
    private static final int CONTEXT = 64;

    private final Map<String, String> answers;
    private final String fingerprint;
    private final Set<String> inMemory;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    RoteModel(Map<String, String> answers, String fingerprint, Set<String> inMemory, Runnable onClose) {
        this.answers = answers;
        this.fingerprint = fingerprint;
        this.inMemory = inMemory;
        this.onClose = onClose;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Set<String> inMemory() {
        return inMemory;
    }

    @Override
    public int contextLength() {
        return CONTEXT;
    }

    @Override
    public int vocabularySize() {
        return 100;
    }

    @Override
    public String text(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text text -> text.text();
            case Prompt.Tokens tokens -> "tokens " + tokens.ids();
        };
    }

    @Override
    public int count(Prompt prompt) {
        return text(prompt).split("\\s+").length;
    }

    @Override
    public Prompt conversation(List<Turn> turns) {
        return new Prompt.Text(QuestionForm.DEFAULT.of(turns.getLast().text()));
    }

    @Override
    public List<String> continuationsOf(List<Prompt> prompts, int maxTokens) {
        return prompts.stream()
                .map(prompt -> generate(GenerationTask.greedy(text(prompt), maxTokens, List.of()), PieceListener.NONE)
                        .text())
                .toList();
    }

    @Override
    public Generated generate(GenerationTask task, PieceListener listener) {
        if (closed.get()) {
            throw new IllegalStateException("A closed model was asked");
        }
        int prompt = count(task.prompt());
        if (prompt >= CONTEXT) {
            throw new ContextOverflow(CONTEXT, prompt);
        }
        String answer = answers.getOrDefault(text(task.prompt()), "unknown") + ".";
        List<Piece> pieces = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        for (String word : answer.split(" ")) {
            if (pieces.size() == task.maxTokens()) {
                return new Generated(said.toString(), Generated.Finish.LENGTH, prompt, pieces);
            }
            Piece piece = new Piece(
                    " " + word, pieces.size(), " " + word, -0.5, List.of(new Piece.Alternative(" " + word, -0.5)));
            pieces.add(piece);
            said.append(piece.text());
            if (!listener.onPiece(piece)) {
                return new Generated(said.toString(), Generated.Finish.CANCELLED, prompt, pieces);
            }
        }
        return new Generated(said.toString(), Generated.Finish.STOP, prompt, pieces);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            throw new IllegalStateException("A model was closed twice");
        }
        onClose.run();
    }
}
