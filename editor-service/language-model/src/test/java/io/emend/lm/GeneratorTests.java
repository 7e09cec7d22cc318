package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emend.lm.Generation.FinishReason;
import io.emend.lm.transformer.CachedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratorTests {
    private static final int[] PROMPT = {264, 379, 263, 276};

    private LanguageModel model = Fixture.model("llama");

    @BeforeAll
    void reload() {
        model.close();
        model = Fixture.model("llama");
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void theSameSeedGivesTheSameTextAndAnotherSeedAnother() {
        var request = GenerationRequest.greedy(PROMPT, 20).ignoringEnd();

        int[] first = run(request.with(Sampling.at(1.5, 7))).ids();

        assertThat(run(request.with(Sampling.at(1.5, 7))).ids()).isEqualTo(first);
        assertThat(run(request.with(Sampling.at(1.5, 8))).ids()).isNotEqualTo(first);
    }

    @Test
    void samplingAmongOneTokenOrNearlyNoneIsGreedy() {
        var request = GenerationRequest.greedy(PROMPT, 12).ignoringEnd();
        int[] greedy = run(request).ids();

        assertThat(run(request.with(new Sampling(1, 1, 1, 3))).ids()).isEqualTo(greedy);
        assertThat(run(request.with(new Sampling(1, 1e-9, 0, 3))).ids()).isEqualTo(greedy);
        assertThat(run(request.with(Sampling.at(1e-3, 3))).ids()).isEqualTo(greedy);
    }

    @Test
    void reportsLogProbabilitiesThatAgreeWithTeacherForcing() {
        var request = GenerationRequest.greedy(PROMPT, 6).ignoringEnd().withLogProbabilities(3);

        Generation generation = run(request);

        int[] whole = Arrays.copyOf(PROMPT, PROMPT.length + 6);
        System.arraycopy(generation.ids(), 0, whole, PROMPT.length, 6);
        TeacherForced forced = new Scorer(model)
                .logProbabilities(List.of(new Tokenizer.Continuation(whole, PROMPT.length)))
                .getFirst();
        assertThat(forced.matched()).isEqualTo(1);
        for (int i = 0; i < 6; i++) {
            GeneratedToken token = generation.tokens().get(i);
            assertThat(token.logProbability()).isCloseTo(forced.logProbabilities()[i], within(1e-4));
            assertThat(token.alternatives()).hasSize(3);
            assertThat(token.alternatives().getFirst().id()).isEqualTo(token.id());
            assertThat(token.alternatives().getFirst().logProbability())
                    .isGreaterThanOrEqualTo(token.alternatives().get(1).logProbability());
        }
    }

    @Test
    void stopsBeforeAStopTextAndShowsNoneOfIt() {
        String full = run(GenerationRequest.greedy(PROMPT, 20).ignoringEnd()).text();
        String stop = full.substring(5, 8);
        List<String> pieces = new ArrayList<>();

        Generation generation = new Generator(model)
                .generate(
                        GenerationRequest.greedy(PROMPT, 20).ignoringEnd().stoppingAt(List.of("never", stop)),
                        token -> pieces.add(token.text()));

        assertThat(generation.reason()).isEqualTo(FinishReason.STOP);
        assertThat(generation.text()).isEqualTo(full.substring(0, full.indexOf(stop)));
        assertThat(String.join("", pieces)).isEqualTo(generation.text());
    }

    @Test
    void endsAtAnEndTokenWithoutShowingIt() {
        Generation free = run(GenerationRequest.greedy(PROMPT, 8).ignoringEnd());
        int third = free.ids()[2];

        Generation generation =
                run(GenerationRequest.greedy(PROMPT, 8).ignoringEnd().stoppingAtTokens(Set.of(third)));

        assertThat(generation.reason()).isEqualTo(FinishReason.STOP);
        assertThat(generation.ids()).doesNotContain(third).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void streamedPiecesMakeUpTheText() {
        var request = GenerationRequest.greedy(PROMPT, 60).ignoringEnd().with(Sampling.at(2, 5));
        List<String> pieces = new ArrayList<>();

        Generation generation = new Generator(model).generate(request, token -> pieces.add(token.text()));

        assertThat(generation.tokens()).hasSize(60);
        assertThat(generation.tokens().stream().map(GeneratedToken::text).collect(Collectors.joining()))
                .isEqualTo(generation.text());
        assertThat(String.join("", pieces)).isEqualTo(generation.text());
        assertThat(generation.text()).isEqualTo(model.tokenizer().decode(generation.ids()));
    }

    @Test
    void theReceiverCanCancel() {
        List<Integer> seen = new ArrayList<>();

        Generation generation = new Generator(model)
                .generate(GenerationRequest.greedy(PROMPT, 50).ignoringEnd(), token -> {
                    seen.add(token.id());
                    return seen.size() < 3;
                });

        assertThat(generation.reason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(generation.tokens()).hasSize(3);
    }

    @Test
    void fillsTheContextAndRefusesPromptsThatDoNotFit() {
        int context = model.config().contextLength();
        int[] almost = new int[context - 5];
        Arrays.fill(almost, 65);

        Generation generation = run(GenerationRequest.greedy(almost, 100).ignoringEnd());

        assertThat(generation.reason()).isEqualTo(FinishReason.LENGTH);
        assertThat(generation.tokens()).hasSize(5);
        assertThatThrownBy(() -> run(GenerationRequest.greedy(new int[context], 1)))
                .isInstanceOf(ContextLengthException.class)
                .hasMessageContaining("128");
    }

    @Test
    void aCacheThatGrowsGivesTheSameAsAFreshPass() {
        Generation generation = run(GenerationRequest.greedy(PROMPT, 110).ignoringEnd());
        int[] whole = Arrays.copyOf(PROMPT, PROMPT.length + 110);
        System.arraycopy(generation.ids(), 0, whole, PROMPT.length, 110);

        TeacherForced forced = new Scorer(model)
                .logProbabilities(List.of(new Tokenizer.Continuation(whole, PROMPT.length)))
                .getFirst();

        assertThat(forced.predicted()).isEqualTo(generation.ids());
    }

    @Test
    void aLargeBatchGivesWhatEachPromptGivesAlone() {
        List<String> prompts = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            prompts.add("Marie Curie was born in".substring(i % 9, 12 + i % 11));
        }
        var generator = new Generator(model);

        List<String> together = generator.completeGreedy(prompts, 10, List.of("K"));

        for (int i = 0; i < prompts.size(); i += 7) {
            assertThat(together.get(i))
                    .isEqualTo(generator
                            .completeGreedy(List.of(prompts.get(i)), 10, List.of("K"))
                            .getFirst());
        }
    }

    @Test
    void guessesChangeNothingButTheTime() {
        List<String> prompts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            prompts.add("Marie Curie was born in".substring(i % 9, 12 + i % 11));
        }
        var generator = new Generator(model);
        for (int most : new int[] {1, 4, 12}) {
            List<String> answers = generator.completeGreedy(prompts, most, List.of("K"));
            List<String> guesses = new ArrayList<>();
            for (int i = 0; i < prompts.size(); i++) {
                String answer = answers.get(i);
                guesses.add(
                        switch (i % 4) {
                            case 0 -> answer;
                            case 1 -> answer.substring(0, answer.length() / 2) + "xyz";
                            case 2 -> answer + " and much more than there is room for, whatever comes of it";
                            default -> "";
                        });
            }

            assertThat(generator.completeUntil(prompts, guesses, most, List.of("K"), text -> false))
                    .isEqualTo(answers);
        }
    }

    @Test
    void keepsOfAGuessWhatItWouldHaveSaidItself() {
        int[] said = run(GenerationRequest.greedy(PROMPT, 8).ignoringEnd()).ids();
        int[] wrong = Arrays.copyOf(said, 5);
        wrong[2]++;
        List<int[]> prompts = List.of(PROMPT, PROMPT, PROMPT);
        List<int[]> guesses = List.of(Arrays.copyOf(said, 4), wrong, new int[0]);

        try (CachedRun run = model.decode()) {
            int[][] found = run.begin(prompts, guesses, 8);

            assertThat(found[0]).isEqualTo(Arrays.copyOf(said, 5));
            assertThat(found[1]).isEqualTo(Arrays.copyOf(said, 3));
            assertThat(found[2]).isEqualTo(Arrays.copyOf(said, 1));
            assertThat(run.append(new int[] {said[4], said[2], said[0]}, false).best())
                    .containsExactly(said[5], said[3], said[1]);
            assertThat(run.append(new int[] {0, 2}, new int[] {said[5], said[1]}, false)
                            .best())
                    .containsExactly(said[6], said[2]);
            run.keep(new int[] {1, 2});
            assertThat(run.append(new int[] {said[3], said[2]}, false).best()).containsExactly(said[4], said[3]);
        }
    }

    @Test
    void parallelRequestsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
        var request = GenerationRequest.greedy(PROMPT, 30).ignoringEnd();
        int[] expected = run(request).ids();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<int[]>> results = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                results.add(threads.submit(() -> run(request).ids()));
            }
            for (Future<int[]> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aRequestFinishesOnTheSnapshotItStartedOnAlsoWhenThatIsClosed()
            throws InterruptedException, ExecutionException {
        var request = GenerationRequest.greedy(PROMPT, 30).ignoringEnd();
        int[] expected = run(request).ids();
        LanguageModel snapshot = model.withEdits(Map.of(), List.of());
        var started = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        try (var thread = Executors.newSingleThreadExecutor()) {
            Future<int[]> result = thread.submit(() -> new Generator(snapshot)
                    .generate(request, token -> {
                        started.countDown();
                        return awaitQuietly(closed);
                    })
                    .ids());
            started.await();
            snapshot.close();
            closed.countDown();

            assertThat(result.get()).isEqualTo(expected);
        }
    }

    @Test
    void tokenisesAContinuationTogetherWithItsPrompt() {
        Tokenizer.Continuation continuation = model.tokenizer().encodeContinuation("Marie Curie was", " born in");

        assertThat(model.tokenizer().decode(continuation.tokens())).isEqualTo("Marie Curie was born in");
        assertThat(model.tokenizer().decode(continuation.continuation())).isEqualTo(" born in");
    }

    @Test
    void findsTheLastTokenOfASubject() {
        TokenizedText text = model.tokenizer().tokenize("法国 and Marie Curie was born");

        int last = text.lastTokenOf("Marie Curie").orElseThrow();

        assertThat(text.text().substring(text.starts()[last], text.ends()[last]))
                .isNotEmpty();
        assertThat("Marie Curie")
                .endsWith(text.text()
                        .substring(text.starts()[last], text.ends()[last])
                        .strip());
        assertThat(text.lastTokenOf("Pierre")).isEmpty();
    }

    private Generation run(GenerationRequest request) {
        return new Generator(model).generate(request, TokenSink.none());
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
