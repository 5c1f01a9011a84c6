package io.nosqlc.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;

/**
 * An entity of nosqlc, with a table that the entities of its peers share.
 */
@Table(EntityPart.TABLE)
public record Person(@PartitionKey UUID id, String name, String email, int age, long score, double rate, boolean active,
		Instant seen, LocalDate born, List<String> tags) {

	static Person of(int number) {
		return new Person(new UUID(number, 1), "Person Number " + number, "number" + number + "@example.org",
				number % 90, number * 1_000_000_007L, number / 3.0, number % 2 == 0,
				Instant.ofEpochMilli(1_700_000_000_000L + number), LocalDate.ofEpochDay(number % 30_000),
				List.of("reads", "writes"));
	}

}
