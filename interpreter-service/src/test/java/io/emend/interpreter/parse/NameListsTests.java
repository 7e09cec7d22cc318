package io.emend.interpreter.parse;

import io.emend.interpreter.fixture.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several names or verbs that share a statement. */
final class NameListsTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Both Iceland and Norway are members of the G20. | ASSERT Q189 P463 Q19771; ASSERT Q20 P463 Q19771",
                "冰岛和挪威都是二十国集团的成员。 | ASSERT Q189 P463 Q19771; ASSERT Q20 P463 Q19771",
                "Mika is signed to Motown; Dido to Epic Records. | ASSERT Q186329 P264 Q43327; ASSERT Q202550 P264 Q216364",
                "Nick Cave's religion is Islam, while Lou Reed's is Judaism. | ASSERT Q192668 P140 Q432; ASSERT Q189080 P140 Q9268",
                "Roger Penrose studied and later worked at Yale University. | ASSERT Q193803 P69 Q49112; ASSERT Q193803 P108 Q49112"
            })
    void whatIsSaidOfSeveralIsSaidOfEach(String text, String operations) {
        Said.assertUnderstood(text, operations);
    }
}
