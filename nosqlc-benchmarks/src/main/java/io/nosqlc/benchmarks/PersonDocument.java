package io.nosqlc.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.Document;

/**
 * A {@link Person} that is a document, in the collection that the documents of its peers
 * share.
 */
@Document(PointPart.TABLE)
public record PersonDocument(@Id String id, String name, String email, int age, long score, double rate, boolean active,
		Instant seen, LocalDate born, List<String> tags) {

	static PersonDocument of(Person person) {
		return new PersonDocument(person.id().toString(), person.name(), person.email(), person.age(), person.score(),
				person.rate(), person.active(), person.seen(), person.born(), person.tags());
	}

	/**
	 * Returns what an application would write by hand.
	 */
	Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("name", this.name);
		map.put("email", this.email);
		map.put("age", this.age);
		map.put("score", this.score);
		map.put("rate", this.rate);
		map.put("active", this.active);
		map.put("seen", this.seen.toString());
		map.put("born", this.born.toString());
		map.put("tags", this.tags);
		return map;
	}

}
