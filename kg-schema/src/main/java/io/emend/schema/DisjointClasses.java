package io.emend.schema;

/** Two classes nothing belongs to both of; the pair is unordered, kept with the lesser id first. */
record DisjointClasses(ClassId first, ClassId second) {
    DisjointClasses {
        if (first.equals(second)) {
            throw new IllegalArgumentException("A class cannot exclude itself: " + first);
        }
        if (first.compareTo(second) > 0) {
            ClassId lesser = second;
            second = first;
            first = lesser;
        }
    }
}
