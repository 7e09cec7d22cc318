package io.emend.interpreter.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextCleanerTests {
    private final TextCleaner cleaner = new TextCleaner();

    @Test
    void foldsFullWidthFormsAndSqueezesSpaces() {
        assertThat(cleaner.clean("Ｐａｒｉｓ　　is\t\tnice").text()).isEqualTo("Paris is nice");
    }

    @Test
    void dropsInvisibleAndBidirectionalControls() {
        CleanText clean = cleaner.clean("Pa\u200Bris\u202E\u2066 \u00ADis\uFEFF");

        assertThat(clean.text()).isEqualTo("Paris is");
        assertThat(clean.suspicious()).isTrue();
    }

    @Test
    void readsLookAlikeLettersInLatinWordsAsLatin() {
        assertThat(cleaner.clean("P\u0430r\u0456s").text()).isEqualTo("Paris");
    }

    @Test
    void leavesHonestCyrillicAlone() {
        CleanText clean = cleaner.clean("Москва");

        assertThat(clean.text()).isEqualTo("Москва");
        assertThat(clean.suspicious()).isFalse();
    }

    @Test
    void readsTraditionalCharactersAsSimplifiedOnes() {
        CleanText clean = cleaner.clean("傑克·倫敦是在舊金山出世的");

        assertThat(clean.text()).isEqualTo("杰克·伦敦是在旧金山出世的");
        assertThat(clean.suspicious()).isFalse();
        assertThat(clean.originalSpan(0, 5)).isEqualTo("傑克·倫敦");
    }

    @Test
    void limitsStackedMarks() {
        assertThat(cleaner.clean("a" + "\u0316".repeat(500) + "b").text().length())
                .isLessThan(10);
    }

    @Test
    void mapsSpansBackToTheTextAsSent() {
        CleanText clean = cleaner.clean("x \u200B ＡＢ\u200B c");
        int start = clean.text().indexOf("AB");

        assertThat(clean.originalSpan(start, start + 2)).isEqualTo("ＡＢ");
    }

    @Test
    void survivesLoneSurrogates() {
        assertThat(cleaner.clean("a\uD800b\uDC00").text()).isEqualTo("ab");
    }
}
