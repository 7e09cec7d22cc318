package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Token;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * English words that describe what they stand before: the bearer of a name ("the late British rapper X", "the city of X") or
 * the noun that says a relation ("a lifelong member"). They leave a statement what it is, unless they take it back.
 */
final class Modifiers {
    private static final int LONGEST = 4;
    private static final Pattern AGENT = Pattern.compile("[a-z]{3,}(?:er|or|ist|ian|man|woman|star|ess)");
    private static final Pattern ADJECTIVE = Pattern.compile(
            "[a-z]{2,}(?:al|ous|ful|ive|ic|able|ible|ary|ant|ent|less|ish|ese|ean|ian|ed|ing|en|worthy|time|long|born|wide|class|some|ern|like)");
    /** Nouns of the agent's form for whom somebody is to somebody else, and words that are no nouns. */
    private static final Set<String> NO_DESCRIPTION = words(
            "brother sister father mother daughter grandfather grandmother stepfather stepmother partner lover follower supporter admirer"
                    + " successor predecessor ancestor mentor neighbor neighbour killer murderer manager employer owner founder director author creator"
                    + " producer publisher leader member other another either neither whether never ever after over under rather however later"
                    + " former earlier further number letter order paper power water river matter together forever for or nor per her wonder"
                    + " consider remember register alter enter offer answer refer prefer deliver discover transfer december november october september");

    private static final Set<String> ADJECTIVES = words(
            "late great famous fellow young old former-day now-famous early big top pop rock jazz folk film movie country rap soul opera star legend icon"
                    + " black white own very most more well known good");
    private static final Set<String> KINDS = words(
            "city town village country state nation republic kingdom continent company band group label singer writer author poet actor actress"
                    + " musician composer artist scientist university party icon legend star giant genius laureate celebrity diva crooner mogul guru"
                    + " virtuoso prodigy scholar sage playwright novelist essayist polymath physicist firm publisher studio organisation organization"
                    + " institution institute college school academy society association alliance agency bank union region island capital metropolis"
                    + " film movie comedy picture flick subject discipline science language instrument faith religion genre philosopher thinker");
    private static final Set<String> ARTICLES =
            words("a an the his her its their as of one most more very also and truly being now");
    private static final Set<String> POSSESSIVES = words("'s his her their my our your its whose");

    private static final Set<String> PEOPLE_OF = words(
            "mother father brother sister son daughter wife husband uncle aunt cousin nephew niece grandfather grandmother parents parent child"
                    + " children mum mom dad friend boss teacher student pupil fan fans manager producer assistant lawyer doctor secretary colleague"
                    + " partner girlfriend boyfriend lover widow widower fiance fiancee neighbour neighbor son-in-law disciple follower band drummer");
    private static final Set<String> COPULAS = words("is was are were has");
    private static final Pattern PARTICIPLE = Pattern.compile(
            "(?!named|called|given|set|changed|recorded|listed|said|supposed|replaced|updated)(?:[a-z]{2,}ed|born|killed|known|taught|buried|been|dead|based|from)");
    private static final Set<String> NO_VERB = words(
            "is was are were 's became becomes should must ought has had will named called to from and or of in as with by for tongue company"
                    + " language firm organisation organization label group country actually really now currently remains not goes reads");

    private final NeutralWords neutral;

    Modifiers(NeutralWords neutral) {
        this.neutral = neutral;
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the word at a token tells what bears the name it stands before. */
    boolean describesName(Content content, int at) {
        if (!describes(content, at)) {
            return false;
        }
        int next = at + 1;
        while (next < content.to() && next - at <= LONGEST && nameAt(content, next) == null) {
            boolean of = content.tokens().get(next).is("of") && KINDS.contains(fold(content, next - 1));
            boolean linked =
                    content.tokens().get(next).is("-") || fold(content, next).equals("and");
            if (!of && !linked && !describes(content, next)) {
                return false;
            }
            next++;
        }
        boolean noun = next > at
                && next < content.to()
                && nameAt(content, next) != null
                && isNoun(content, fold(content, next - 1).equals("of") ? next - 2 : next - 1);
        return noun && !isOwned(content, at);
    }

    /** Whether the word at a token is an attribute of a noun that says the relation. */
    boolean attributes(Content content, int at, IntPredicate said) {
        if (!isAdjective(fold(content, at)) || at == content.from()) {
            return false;
        }
        int before = at - 1;
        while (before > content.from() && isAdjective(fold(content, before))) {
            before--;
        }
        int next = at + 1;
        while (next < content.to() && next - at < LONGEST && isAdjective(fold(content, next)) && !said.test(next)) {
            next++;
        }
        return ARTICLES.contains(fold(content, before)) && next < content.to() && said.test(next);
    }

    /** "X's student taught at Y", "the son of X was born in Y": what is said is said of somebody else. */
    boolean isSomebodyElse(Content content, int at) {
        if (!PEOPLE_OF.contains(fold(content, at)) || at + 1 >= content.to()) {
            return false;
        }
        boolean owned = at > content.from() && POSSESSIVES.contains(fold(content, at - 1));
        int next = at + 1;
        if (!owned && content.tokens().get(next).is("of")) {
            int name = next + 1;
            Span owner = nameAt(content, name);
            owned = owner != null;
            next = owner == null ? next : owner.to();
        }
        return owned
                        && next < content.to()
                        && content.tokens().get(next).kind() == Token.Kind.WORD
                        && nameAt(content, next) == null
                        && !NO_VERB.contains(fold(content, next))
                || owned && next + 1 < content.to() && isPassive(content, next);
    }

    /** "was born", "is known": a copula that goes on with a participle. */
    private static boolean isPassive(Content content, int at) {
        return COPULAS.contains(fold(content, at))
                && PARTICIPLE.matcher(fold(content, at + 1)).matches();
    }

    private boolean describes(Content content, int at) {
        return isNoun(content, at) || isAdjective(fold(content, at));
    }

    private boolean isNoun(Content content, int at) {
        if (at < content.from()) {
            return false;
        }
        String word = fold(content, at);
        return KINDS.contains(word)
                || AGENT.matcher(word).matches() && !NO_DESCRIPTION.contains(word)
                || content.weak().stream().anyMatch(weak -> weak.from() <= at && at < weak.to());
    }

    /** Whether a word looks like an adjective, and not like one that takes back what it stands before. */
    boolean isAdjective(String word) {
        return (ADJECTIVES.contains(word) || ADJECTIVE.matcher(word).matches())
                && !NO_DESCRIPTION.contains(word)
                && !neutral.undoes(word);
    }

    /** "X's manager Y" is about Y, "my neighbour X" about X. */
    private boolean isOwned(Content content, int at) {
        int before = at - 1;
        while (before > content.from() && describes(content, before)) {
            before--;
        }
        return before >= content.from() && POSSESSIVES.contains(fold(content, before));
    }

    private static @org.jspecify.annotations.Nullable Span nameAt(Content content, int at) {
        return content.names().stream()
                .filter(name -> name.from() == at)
                .findFirst()
                .orElse(null);
    }

    private static String fold(Content content, int at) {
        Token token = content.tokens().get(at);
        return token.fold();
    }
}
