package io.nosqlc;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

import org.junit.jupiter.api.Test;

import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

class KeyLookupTests {

	private final Filter a = where("_id").eq("a");

	private final Filter ab = where("_id").in("b", "a", "b");

	private final Filter other = where("n").gt(1);

	@Test
	void eqAndInNameKeys() {
		assertThat(keys(this.a)).contains("a");
		assertThat(keys(this.ab)).containsExactly("a", "b");
	}

	@Test
	void aConjunctionHasTheKeysThatAllItsPartsAllow() {
		assertThat(keys(this.a.and(this.other))).containsExactly("a");
		assertThat(keys(this.other.and(this.ab).and(this.a))).containsExactly("a");
		assertThat(keys(this.a.and(where("_id").eq("b")))).isEmpty();
	}

	@Test
	void aDisjunctionHasKeysIfAllItsPartsHave() {
		assertThat(keys(this.ab.or(where("_id").eq("c").and(this.other)))).containsExactly("a", "b", "c");
		assertThat(KeyLookup.of(this.a.or(this.other))).isEmpty();
		assertThat(keys(Filter.anyOf(List.of()))).isEmpty();
	}

	@Test
	void whatIsNoKeyMatchesNothing() {
		assertThat(keys(where("_id").eq(5))).isEmpty();
		assertThat(keys(where("_id").eq(null))).isEmpty();
		assertThat(keys(where("_id").eq(""))).isEmpty();
		assertThat(keys(where("_id").in())).isEmpty();
		assertThat(keys(where("_id").in("a", 1, null, "k".repeat(70_000)))).containsExactly("a");
	}

	@Test
	void everythingElseMayMatchAnyKey() {
		assertThat(KeyLookup.of(Filter.all())).isEmpty();
		assertThat(KeyLookup.of(this.other)).isEmpty();
		assertThat(KeyLookup.of(this.a.not())).isEmpty();
		assertThat(KeyLookup.of(where("_id").ne("a"))).isEmpty();
		assertThat(KeyLookup.of(where("_id").gt("a"))).isEmpty();
		assertThat(KeyLookup.of(where("_id").ignoreCase().eq("a"))).isEmpty();
		assertThat(KeyLookup.of(where("_id.x").eq("a"))).isEmpty();
	}

	private static SortedSet<String> keys(Filter filter) {
		Optional<KeyLookup> lookup = KeyLookup.of(filter);
		assertThat(lookup).isPresent();
		return lookup.orElseThrow().keys();
	}

}
