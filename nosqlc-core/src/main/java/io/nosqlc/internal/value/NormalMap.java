package io.nosqlc.internal.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of normal values. Only we make them, so whoever finds one need not
 * look for what JSON cannot hold, nor refuse what another writer has stored nevertheless.
 */
public final class NormalMap extends AbstractMap<String, @Nullable Object> {

	private final Map<String, @Nullable Object> fields;

	private NormalMap(Map<String, @Nullable Object> fields) {
		this.fields = fields;
	}

	/**
	 * Takes over a map, which nobody changes any more, of values that are normal.
	 */
	public static NormalMap of(Map<String, @Nullable Object> fields) {
		return new NormalMap(fields);
	}

	/**
	 * Tells whether these are the entries of such a map, whatever shows them as its own.
	 */
	static boolean isOf(Set<?> entries) {
		return entries instanceof Entries;
	}

	@Override
	public @Nullable Object get(@Nullable Object key) {
		return this.fields.get(key);
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return this.fields.containsKey(key);
	}

	@Override
	public int size() {
		return this.fields.size();
	}

	@Override
	public Set<Entry<String, @Nullable Object>> entrySet() {
		return new Entries(Collections.<String, @Nullable Object>unmodifiableMap(this.fields).entrySet());
	}

	private static final class Entries extends AbstractSet<Entry<String, @Nullable Object>> {

		private final Set<Entry<String, @Nullable Object>> entries;

		Entries(Set<Entry<String, @Nullable Object>> entries) {
			this.entries = entries;
		}

		@Override
		public Iterator<Entry<String, @Nullable Object>> iterator() {
			return this.entries.iterator();
		}

		@Override
		public boolean contains(@Nullable Object entry) {
			return this.entries.contains(entry);
		}

		@Override
		public int size() {
			return this.entries.size();
		}

	}

}
