package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.nosqlc.data.mapping.EntityColumn;

/**
 * Finds what makes one collection of another without writing all of it. Elements are
 * compared as bytes, so that it does not matter what their classes take to be equal.
 */
final class CollectionChanges {

	private final EntityColumn column;

	private final ValueCodec codec;

	CollectionChanges(EntityColumn column, ValueCodec codec) {
		this.column = column;
		this.codec = codec;
	}

	/**
	 * Returns what to do to a column that has elements, and is to have others.
	 */
	List<Assignment> between(ByteBuffer before, ByteBuffer after) {
		if (this.codec instanceof MapCodec map) {
			return ofEntries(entries(map, before), entries(map, after));
		}
		return RowChanges.isList(this.column) ? ofLists(before, after) : ofElements(elements(before), elements(after));
	}

	private List<Assignment> ofElements(Map<ByteBuffer, ByteBuffer> before, Map<ByteBuffer, ByteBuffer> after) {
		Map<ByteBuffer, ByteBuffer> added = new LinkedHashMap<>(after);
		added.keySet().removeAll(before.keySet());
		Map<ByteBuffer, ByteBuffer> removed = new LinkedHashMap<>(before);
		removed.keySet().removeAll(after.keySet());
		List<Assignment> assignments = new ArrayList<>();
		add(assignments, Assignment.Kind.ADD, added.values());
		add(assignments, Assignment.Kind.REMOVE, removed.values());
		return assignments;
	}

	private List<Assignment> ofEntries(Map<ByteBuffer, Entry> before, Map<ByteBuffer, Entry> after) {
		List<ByteBuffer> put = new ArrayList<>();
		after.forEach((key, entry) -> {
			Entry old = before.get(key);
			if (old == null || !old.canonicalValue().equals(entry.canonicalValue())) {
				put.add(entry.key());
				put.add(entry.value());
			}
		});
		List<ByteBuffer> removed = new ArrayList<>();
		before.forEach((key, entry) -> {
			if (!after.containsKey(key)) {
				removed.add(entry.key());
			}
		});
		List<Assignment> assignments = new ArrayList<>();
		if (!put.isEmpty()) {
			assignments.add(new Assignment(this.column, Assignment.Kind.ADD,
					Parts.counted(put.size() / 2, put.toArray(ByteBuffer[]::new))));
		}
		add(assignments, Assignment.Kind.REMOVE, removed);
		return assignments;
	}

	/**
	 * Elements that are new at the ends are added there. Whatever else has changed, the
	 * list is written as a whole, because Cassandra finds elements by reading it.
	 */
	private List<Assignment> ofLists(ByteBuffer before, ByteBuffer after) {
		List<ByteBuffer> old = Parts.ofCounted(before, 1);
		List<ByteBuffer> now = Parts.ofCounted(after, 1);
		int start = Collections.indexOfSubList(canonical(now), canonical(old));
		if (start < 0) {
			return List.of(new Assignment(this.column, Assignment.Kind.SET, after));
		}
		List<Assignment> assignments = new ArrayList<>();
		add(assignments, Assignment.Kind.PREPEND, now.subList(0, start));
		add(assignments, Assignment.Kind.ADD, now.subList(start + old.size(), now.size()));
		return assignments;
	}

	private void add(List<Assignment> assignments, Assignment.Kind kind, Collection<ByteBuffer> elements) {
		if (!elements.isEmpty()) {
			assignments.add(new Assignment(this.column, kind,
					Parts.counted(elements.size(), elements.toArray(ByteBuffer[]::new))));
		}
	}

	private List<ByteBuffer> canonical(List<ByteBuffer> elements) {
		return elements.stream().map(((ElementsCodec) this.codec).elements()::canonical).toList();
	}

	private Map<ByteBuffer, ByteBuffer> elements(ByteBuffer collection) {
		Map<ByteBuffer, ByteBuffer> elements = new LinkedHashMap<>();
		Parts.ofCounted(collection, 1)
			.forEach((element) -> elements.put(((ElementsCodec) this.codec).elements().canonical(element), element));
		return elements;
	}

	private static Map<ByteBuffer, Entry> entries(MapCodec codec, ByteBuffer map) {
		List<ByteBuffer> parts = Parts.ofCounted(map, 2);
		Map<ByteBuffer, Entry> entries = new LinkedHashMap<>();
		for (int i = 0; i < parts.size(); i += 2) {
			ByteBuffer value = parts.get(i + 1);
			entries.put(codec.keys().canonical(parts.get(i)),
					new Entry(parts.get(i), value, codec.values().canonical(value)));
		}
		return entries;
	}

	private record Entry(ByteBuffer key, ByteBuffer value, ByteBuffer canonicalValue) {

	}

}
