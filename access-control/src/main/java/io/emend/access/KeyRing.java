package io.emend.access;

import java.util.List;
import java.util.Optional;

/** Several sources of keys asked in turn. */
final class KeyRing implements ApiKeys {
    private final List<ApiKeys> sources;

    KeyRing(List<ApiKeys> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Optional<Caller> find(String presentedKey) {
        return sources.stream()
                .map(source -> source.find(presentedKey))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public boolean isEmpty() {
        return sources.stream().allMatch(ApiKeys::isEmpty);
    }
}
