package io.emend.editor.profiling;

import java.util.Locale;

/**
 * How well a layer lends itself to editing. Shares are 0 to 1, by free generation, means over the probe edits.
 *
 * @param layer from zero
 * @param agreement mean cosine of one subject's whitened keys in different contexts
 * @param separation 99th percentile of the cosines of different subjects' whitened keys
 * @param tried whether probe edits were made; where not, the shares are 0
 * @param efficacy edited wordings that give the new answer
 * @param paraphrase wordings the edit never saw that do
 * @param sameSubject the subject's other facts that keep their answer
 * @param otherSubjects other subjects' facts that keep theirs
 */
record LayerScore(
        int layer,
        double agreement,
        double separation,
        boolean tried,
        double efficacy,
        double paraphrase,
        double sameSubject,
        double otherSubjects) {
    static final String TABLE_HEAD =
            "| layer | same subject's keys | other subjects', p99 | efficacy | paraphrase | same subject | other subjects | score |\n"
                    + "| --- | --- | --- | --- | --- | --- | --- | --- |";

    static LayerScore ofKeys(int layer, double agreement, double separation) {
        return new LayerScore(layer, agreement, separation, false, 0, 0, 0, 0);
    }

    LayerScore withEdits(double efficacyShare, double paraphraseShare, double sameShare, double otherShare) {
        return new LayerScore(
                layer, agreement, separation, true, efficacyShare, paraphraseShare, sameShare, otherShare);
    }

    /** By how much a subject stands out from others. */
    double margin() {
        return agreement - separation;
    }

    /** Harmonic mean of the four shares: one bad share is not made up for by the others. */
    double score() {
        double least = Math.min(Math.min(efficacy, paraphrase), Math.min(sameSubject, otherSubjects));
        return least <= 0 ? 0 : 4 / (1 / efficacy + 1 / paraphrase + 1 / sameSubject + 1 / otherSubjects);
    }

    String row() {
        String keys = String.format(Locale.ROOT, "| %d | %.2f | %.2f |", layer, agreement, separation);
        return tried
                ? keys
                        + String.format(
                                Locale.ROOT,
                                " %.2f | %.2f | %.2f | %.2f | %.2f |",
                                efficacy,
                                paraphrase,
                                sameSubject,
                                otherSubjects,
                                score())
                : keys + " | | | | |";
    }
}
