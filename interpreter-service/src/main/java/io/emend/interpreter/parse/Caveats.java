package io.emend.interpreter.parse;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** English words beside a statement after which it need not be meant as a fact: fiction, jest, doubt, wishes, hearsay. */
final class Caveats {
    private static final String WORDS =
            "joke jokes joking joked kidding kid jest pun prank wish wishes wished hope hopes hoped hopefully plan plans planned plot idea ideas"
                    + " proposal proposed prediction predicted predict assumption assume assuming assumed scenario fake lyric lyrics poem poems quote"
                    + " quotes quoted quoting example examples fiction fictional rumor rumors rumour rumours claim claims claimed claiming hypothesis"
                    + " hypothetical hypothetically question questions quiz story stories title riddle dream dreams dreamt dreamed theory theories"
                    + " guess guesses guessed guessing opinion opinions myth myths legend legends gossip translation translate headline caption essay"
                    + " topic song songs scene prompt script dialogue lie lies lied lying liar he she they everyone everybody anyone anybody people"
                    + " nobody novel novels film films movie movies episode comic cartoon tale tales fairy fable game games series character characters"
                    + " imagine imagined imaginary imagining pretend pretending pretended suppose supposing supposed if unless whether would could might may"
                    + " perhaps maybe possibly probably presumably allegedly reportedly supposedly apparently doubt doubts doubtful doubtfully unsure"
                    + " uncertain unlikely likely suspect suspects suspected believe believes believed think thinks thought feel feels felt seem seems"
                    + " seemed say says said tell tells told heard hear read wrote writes written argue argues argued or otherwise instead almost nearly"
                    + " not never no n't nor neither without hardly barely scarcely cannot nothing none stop until once upon universe universes world"
                    + " worlds alternate alternative parallel timeline future will shall want wants wanted ask asks asked asking wonder wondering test"
                    + " testing ironic ironically sarcasm sarcastic lol haha satire parody meme propaganda conspiracy hoax nonsense untrue false"
                    + " father mother brother sister son daughter wife husband uncle aunt cousin nephew niece grandfather grandmother parents friend"
                    + " neighbor neighbour manager secretary lawyer namesake student widow widower fan rival";

    private static final Set<String> SET = Arrays.stream(WORDS.split(" ")).collect(Collectors.toUnmodifiableSet());

    /** The words as one alternation of a regular expression. */
    static final String ALTERNATION = WORDS.replace(' ', '|');

    private Caveats() {}

    /** Whether a folded word is one of them. */
    static boolean contains(String word) {
        return SET.contains(word);
    }
}
