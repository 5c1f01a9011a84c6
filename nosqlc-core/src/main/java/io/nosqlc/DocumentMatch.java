package io.nosqlc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.FieldPath;
import io.nosqlc.internal.value.NormalMap;
import io.nosqlc.internal.value.ValueReader;

/**
 * A document that a find matched. For driver authors. Immutable.
 *
 * @param document the whole document, with its {@code _id}
 * @param fields what of it is wanted; empty for everything
 * @param place where it stands in the order in which the store walks, which is how an
 * unsorted find goes on behind it; a sorted one goes by the document's key
 */
public record DocumentMatch(Document document, List<FieldPath> fields, List<Object> place) implements Match<Document> {

	public DocumentMatch {
		fields = List.copyOf(fields);
		place = List.copyOf(place);
	}

	@Override
	public Document item() {
		return project(this.document, this.fields);
	}

	@Override
	public Position position(List<SortKey> sort) {
		if (sort.isEmpty()) {
			return new Position(List.of(), this.place);
		}
		ValueReader reader = ValueReader.of(this.document);
		List<@Nullable Object> values = new ArrayList<>();
		sort.forEach((key) -> values.add(reader.read(key.path().names())));
		return new Position(values, List.of(Objects.requireNonNull(this.document.getId())));
	}

	/**
	 * Returns a document with some of its fields, in its own order. Its {@code _id} is
	 * kept; what it lacks stays missing.
	 * @param fields paths through maps; if there are none, everything is kept
	 */
	public static Document project(Document document, List<FieldPath> fields) {
		if (fields.isEmpty()) {
			return document;
		}
		List<List<String>> paths = new ArrayList<>();
		paths.add(List.of(Document.ID));
		fields.forEach((field) -> paths.add(field.names()));
		return Document.normal(chosen(document, paths));
	}

	private static NormalMap chosen(Map<?, ?> map, List<List<String>> paths) {
		Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
		map.forEach((key, value) -> {
			String name = (String) key;
			List<List<String>> inside = paths.stream().filter((path) -> path.get(0).equals(name)).toList();
			if (inside.stream().anyMatch((path) -> path.size() == 1)) {
				chosen.put(name, value);
			}
			else if (!inside.isEmpty() && value instanceof Map<?, ?> nested) {
				NormalMap part = chosen(nested, inside.stream().map((path) -> path.subList(1, path.size())).toList());
				if (!part.isEmpty()) {
					chosen.put(name, part);
				}
			}
		});
		return NormalMap.of(chosen);
	}

}
