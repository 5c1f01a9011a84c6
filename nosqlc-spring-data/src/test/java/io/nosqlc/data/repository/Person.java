package io.nosqlc.data.repository;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Index;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.UserType;

/**
 * What is found by derived queries, as a document and as a row, with a property of each
 * kind.
 */
interface Person {

	String id();

	String team();

	@Nullable String name();

	@Nullable String city();

	@Nullable Integer age();

	@Nullable Double weight();

	@Nullable Instant born();

	@Nullable LocalDate joined();

	@Nullable Boolean active();

	@Nullable Role role();

	@Nullable UUID badge();

	Set<String> tags();

	List<String> labels();

	List<Integer> marks();

	@Nullable Address address();

	Optional<String> nick();

	Map<String, String> extras();

	byte @Nullable [] photo();

	static List<AsDocument> documents(int count) {
		Values values = new Values(new Random(1));
		return IntStream.range(0, count)
			.mapToObj((i) -> new AsDocument("p" + i, "team" + i % 4, values.text(), values.city(), values.age(),
					values.weight(), values.born(), values.joined(), values.active(), values.role(), values.badge(),
					values.tags(), values.labels(), values.marks(), values.address(),
					Optional.ofNullable(values.text()), values.extras(), values.photo()))
			.toList();
	}

	static List<AsRow> rows(int count) {
		return documents(count).stream()
			.map((it) -> new AsRow(it.team, it.id, it.name, it.city, it.age, it.weight, it.born, it.joined, it.active,
					it.role, it.badge, it.tags, it.labels, it.marks, it.address, it.nick, it.extras, it.photo))
			.toList();
	}

	/**
	 * A part of a person's work.
	 */
	enum Role {

		LEAD, PILOT, COOK

	}

	/**
	 * Where a person lives.
	 */
	@UserType("derived_address")
	record Address(@Nullable String street, @Nullable String town, int floor) {

	}

	/**
	 * A person as a document.
	 */
	@Document("derived_people")
	record AsDocument(@Id String id, String team, @Nullable String name, @Nullable String city, @Nullable Integer age,
			@Nullable Double weight, @Nullable Instant born, @Nullable LocalDate joined, @Nullable Boolean active,
			@Nullable Role role, @Nullable UUID badge, Set<String> tags, List<String> labels, List<Integer> marks,
			@Nullable Address address, Optional<String> nick, Map<String, String> extras,
			byte @Nullable [] photo) implements Person {

	}

	/**
	 * A person as a row, in the partition of a team.
	 */
	@Table("derived_people_rows")
	record AsRow(@PartitionKey String team, @ClusteringKey String id, @Nullable String name,
			@Index @Nullable String city, @Index @Nullable Integer age, @Nullable Double weight, @Nullable Instant born,
			@Nullable LocalDate joined, @Nullable Boolean active, @Nullable Role role, @Nullable UUID badge,
			@Index Set<String> tags, List<String> labels, List<Integer> marks, @Nullable Address address,
			Optional<String> nick, Map<String, String> extras, byte @Nullable [] photo) implements Person {

	}

	/**
	 * Few values of each kind, so that many are equal and some are missing.
	 */
	record Values(Random random) {

		private static final List<String> TEXTS = List.of("Ada", "ada", "ADA LOVELACE", "Ada Lovelace", "Grace",
				"grace Hopper", "Zoë", "ZOË", "100%", "10_0", "a\\b", "", " ", "Ünal", "日本", "😀 smile", "\uFFFD",
				"lovelace", "Hopper Grace");

		private static final List<String> CITIES = List.of("Oslo", "Bern", "bern", "Oslo West", "Lima");

		private static final Instant START = Instant.parse("1969-12-31T23:59:58.5Z");

		@Nullable String text() {
			return oneOf(TEXTS, 8);
		}

		@Nullable String city() {
			return oneOf(CITIES, 6);
		}

		@Nullable Integer age() {
			return isMissing(6) ? null : this.random.nextInt(-2, 12);
		}

		@Nullable Double weight() {
			return isMissing(6) ? null : this.random.nextInt(8) / 4.0;
		}

		@Nullable Instant born() {
			return isMissing(6) ? null : START.plusMillis(this.random.nextInt(8) * 500L);
		}

		@Nullable LocalDate joined() {
			return isMissing(6) ? null : LocalDate.EPOCH.plusDays(this.random.nextInt(-3, 4));
		}

		@Nullable Boolean active() {
			return isMissing(3) ? null : this.random.nextBoolean();
		}

		@Nullable Role role() {
			return oneOf(List.of(Role.values()), 4);
		}

		@Nullable UUID badge() {
			return isMissing(5) ? null : new UUID(0, this.random.nextInt(6));
		}

		Set<String> tags() {
			return new TreeSet<>(several(List.of("java", "Java", "go", "c")));
		}

		List<String> labels() {
			return several(List.of("x", "X", "y"));
		}

		List<Integer> marks() {
			return several(List.of(1, 2, 3));
		}

		@Nullable Address address() {
			return isMissing(5) ? null : new Address(isMissing(3) ? null : "Street " + this.random.nextInt(2), city(),
					this.random.nextInt(3));
		}

		Map<String, String> extras() {
			return isMissing(3) ? Map.of() : Map.of("key", "value" + this.random.nextInt(2));
		}

		byte @Nullable [] photo() {
			return isMissing(3) ? null : new byte[] { (byte) this.random.nextInt(-1, 2) };
		}

		private <T> List<T> several(List<T> from) {
			List<T> several = new ArrayList<>();
			for (int i = this.random.nextInt(4); i > 0; i--) {
				several.add(from.get(this.random.nextInt(from.size())));
			}
			return several;
		}

		private <T> @Nullable T oneOf(List<T> from, int missing) {
			return isMissing(missing) ? null : from.get(this.random.nextInt(from.size()));
		}

		private boolean isMissing(int oneOf) {
			return this.random.nextInt(oneOf) == 0;
		}

	}

}
