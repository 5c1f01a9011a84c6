package io.nosqlc.data.repository;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What tests of repositories keep, in whatever store.
 */
interface Book {

	String id();

	String title();

	@Nullable String author();

	int pages();

	Set<String> tags();

	/**
	 * Makes a book.
	 */
	@FunctionalInterface
	interface Maker<B extends Book> {

		B make(String id, String title, @Nullable String author, int pages, Set<String> tags);

	}

	/**
	 * Returns nine books of two authors and of none, with 100 pages more from one to the
	 * next.
	 */
	static <B extends Book> List<B> shelf(Maker<B> maker) {
		return List.of(maker.make("1", "Emma", "Austen", 100, Set.of("novel")),
				maker.make("2", "Persuasion", "Austen", 200, Set.of("novel", "sea")),
				maker.make("3", "Sanditon", "Austen", 300, Set.of()),
				maker.make("4", "Lord Jim", "Conrad", 400, Set.of("sea")),
				maker.make("5", "Typhoon", "Conrad", 500, Set.of("sea")),
				maker.make("6", "Victory", "Conrad", 600, Set.of()),
				maker.make("7", "Nostromo", "Conrad", 700, Set.of("novel")),
				maker.make("8", "Beowulf", null, 800, Set.of("poem")),
				maker.make("9", "Edda", null, 900, Set.of("poem")));
	}

}
