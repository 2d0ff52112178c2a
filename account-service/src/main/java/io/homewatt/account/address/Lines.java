package io.homewatt.account.address;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of an address before its postcode: a street or box, what is in it or about it, and a town. */
final class Lines {
    private final List<String> towns;
    private final Function<List<Word>, String> streetName;
    private final List<String> others = new ArrayList<>();
    private String street;
    private String town;

    private Lines(List<String> towns, Function<List<Word>, String> streetName) {
        this.towns = towns;
        this.streetName = streetName;
    }

    /**
     * Reads them.
     *
     * @param parts what is before state and postcode
     * @param towns the names of the places that have the postcode, if it is known
     * @param streetName how to write a street
     * @return with address1, address2 and city, each as far as there is one
     */
    static Place read(Parts parts, List<String> towns, Function<List<Word>, String> streetName) {
        var lines = new Lines(towns, streetName);
        int last = parts.all().size() - 1;
        for (int i = 0; i <= last; i++) {
            lines.read(parts.all().get(i), i == last);
        }
        String first = lines.street;
        if (first == null) {
            first = lines.others.stream()
                    .filter(line -> !Designators.isOne(line))
                    .findFirst()
                    .orElse(null);
            lines.others.remove(first);
        }
        return new Place(
                first, lines.others.isEmpty() ? null : String.join(", ", lines.others), lines.town, null, null, null);
    }

    private void read(List<Word> part, boolean last) {
        List<Word> rest = afterDesignators(part);
        if (rest.isEmpty()) {
            return;
        }
        int box = Designators.box(rest);
        if (box > 0) {
            street(Parts.text(rest.subList(0, box)));
            follow(rest.subList(box, rest.size()), last);
        } else if (isStreet(rest)) {
            readStreet(rest, last);
        } else {
            follow(rest, last);
        }
    }

    private void readStreet(List<Word> words, boolean last) {
        int end = 1;
        while (end < words.size() && Designators.at(words, end) == 0) {
            end++;
        }
        if (end == words.size() && last) {
            end = streetsEnd(words);
        }
        street(streetName.apply(words.subList(0, end)));
        follow(afterDesignators(words.subList(end, words.size())), last);
    }

    /** Where the town begins that has the postcode; else behind a word like Street. */
    private int streetsEnd(List<Word> words) {
        int town = words.size() - townAtEnd(words);
        int end = StreetSuffixes.end(words);
        if (town >= 2 && town < words.size()) {
            return Math.min(town, end);
        }
        boolean named = end < words.size() && !words.get(end).startsWithDigit();
        return named ? end : words.size();
    }

    private List<Word> afterDesignators(List<Word> words) {
        int begin = 0;
        for (int length = Designators.at(words, 0); length > 0; length = Designators.at(words, begin)) {
            others.add(Parts.text(words.subList(begin, begin + length)));
            begin += length;
        }
        return words.subList(begin, words.size());
    }

    /** What is no street: the town if it ends the address, and what is before the town a suburb or a building. */
    private void follow(List<Word> words, boolean last) {
        if (words.isEmpty()) {
            return;
        }
        boolean noTown =
                isStreet(words) || Designators.box(words) > 0 || Designators.takesNumber(words.get(words.size() - 1));
        if (!last || noTown) {
            others.add(Parts.text(words));
            return;
        }
        int length = townAtEnd(words);
        if (length > 0 && length < words.size()) {
            others.add(Parts.text(words.subList(0, words.size() - length)));
            town = townName(words.subList(words.size() - length, words.size()));
        } else {
            town = townName(words);
        }
    }

    private void street(String text) {
        if (street == null) {
            street = text;
        } else {
            others.add(text);
        }
    }

    private boolean isStreet(List<Word> words) {
        return words.get(0).startsWithDigit() || StreetSuffixes.isStreet(words) && townAtEnd(words) < words.size();
    }

    /** How many words at the end are the name of a town that has the postcode. */
    private int townAtEnd(List<Word> words) {
        int longest = 0;
        for (String name : towns) {
            int length = (int) name.chars().filter(c -> c == ' ').count() + 1;
            if (length > longest
                    && length <= words.size()
                    && Parts.key(words.subList(words.size() - length, words.size()))
                            .equals(Word.key(name))) {
                longest = length;
            }
        }
        return longest;
    }

    /** As the gazetteer writes it, if only capitals differ. */
    private String townName(List<Word> words) {
        String text = Parts.text(words);
        return Stream.concat(towns.stream().filter(text::equalsIgnoreCase), Stream.of(text))
                .collect(Collectors.toList())
                .get(0);
    }
}
