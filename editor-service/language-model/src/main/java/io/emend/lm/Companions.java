package io.emend.lm;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What stands beside the weights in a folder and is shared by all snapshots of a model. */
record Companions(
        Tokenizer tokenizer,
        Optional<ChatTemplate> chatTemplate,
        GenerationDefaults defaults,
        Set<Integer> endTokens,
        CheckpointFingerprint fingerprint) {

    static Companions load(Path folder, ModelConfig config, CheckpointFingerprint fingerprint) {
        Optional<ChatTemplate> template = ChatTemplate.load(folder);
        GenerationDefaults defaults = GenerationDefaults.load(folder);
        Set<Integer> ends = new HashSet<>(config.endTokens());
        ends.addAll(defaults.endTokens());
        Tokenizer tokenizer = Tokenizer.load(folder, config.vocabularySize());
        return new Companions(tokenizer, template, defaults, Set.copyOf(ends), fingerprint);
    }
}
