package io.nosqlc.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.type.UserDefinedType;

import org.jspecify.annotations.Nullable;

/**
 * The order that the fields of user-defined types have in the cluster, where fields that
 * came later are behind the others, whatever the order in their classes is. Asks what the
 * driver knows; nothing is sent.
 */
final class UserTypeOrder {

	private final Supplier<? extends @Nullable Metadata> metadata;

	private final CqlIdentifier keyspace;

	/**
	 * Creates the order of types.
	 * @param metadata gives what is known of the cluster, the same object while nothing
	 * has changed; {@code null} where nothing is
	 * @param keyspace the types are in
	 */
	UserTypeOrder(Supplier<? extends @Nullable Metadata> metadata, String keyspace) {
		this.metadata = metadata;
		this.keyspace = CqlIdentifier.fromInternal(keyspace);
	}

	/**
	 * Returns something that is another object after every change.
	 */
	@Nullable Object version() {
		return this.metadata.get();
	}

	/**
	 * Returns the names of the fields of a type in their order.
	 * @param version of which the order is
	 * @param type name of the type
	 * @param fields names that it must have; those that it has not come last, as they
	 * will when they are added
	 */
	List<String> of(@Nullable Object version, String type, List<String> fields) {
		List<String> names = new ArrayList<>();
		known(version, type).ifPresent((it) -> it.getFieldNames().forEach((name) -> names.add(name.asInternal())));
		fields.stream().filter((it) -> !names.contains(it)).forEach(names::add);
		return names;
	}

	private Optional<UserDefinedType> known(@Nullable Object version, String type) {
		return (version instanceof Metadata known) ? known.getKeyspace(this.keyspace)
			.flatMap((it) -> it.getUserDefinedType(CqlIdentifier.fromInternal(type))) : Optional.empty();
	}

}
