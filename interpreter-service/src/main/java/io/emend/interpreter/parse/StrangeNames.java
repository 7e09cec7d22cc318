package io.emend.interpreter.parse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What kind of thing a name that the graph does not know bears witness to by its last word: "X University", "Y River". */
final class StrangeNames {
    private static final Map<String, String> KINDS = kinds();
    private static final Map<String, Set<String>> WIDER = Map.of(
            "Organization",
                    Set.of(
                            "Organization",
                            "Company",
                            "EducationalInstitution",
                            "InternationalOrganization",
                            "LearnedSociety",
                            "RecordLabel",
                            "SportsTeam",
                            "Airline",
                            "LegislativeBody",
                            "PoliticalParty",
                            "MusicalGroup",
                            "Thing",
                            "ANY"),
            "Place",
                    Set.of(
                            "Place",
                            "AdministrativeTerritory",
                            "City",
                            "Country",
                            "Building",
                            "Cemetery",
                            "MountainRange",
                            "Thing",
                            "ANY"),
            "Work", Set.of("Work", "WrittenWork", "Film", "MusicalWork", "Product", "Thing", "ANY"));

    private StrangeNames() {}

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new HashMap<>();
        put(
                kinds,
                "Organization",
                "company corporation inc ltd llc gmbh ag theatre theater orchestra university college institute museum"
                        + " library agency bank group records studios studio productions entertainment pictures party club"
                        + " association foundation airlines airways society academy ministry committee council league"
                        + " federation union league institution laboratory laboratories motors industries enterprises");
        put(
                kinds,
                "Place",
                "river lake mountain district county province island islands peninsula valley bay street avenue park"
                        + " cemetery airport station square bridge castle palace cathedral church tower");
        put(kinds, "Work", "journal magazine gazette quarterly chronicle newspaper symphony sonata trilogy saga");
        return Map.copyOf(kinds);
    }

    private static void put(Map<String, String> kinds, String kind, String words) {
        Arrays.stream(words.split(" ")).forEach(word -> kinds.put(word, kind));
    }

    /** Whether a thing whose name ends in the word can hardly be of any of the kinds. */
    static boolean contradicts(String lastWord, Set<String> kinds) {
        String kind = KINDS.get(lastWord);
        return kind != null
                && !kinds.isEmpty()
                && kinds.stream().noneMatch(WIDER.getOrDefault(kind, Set.of())::contains);
    }
}
