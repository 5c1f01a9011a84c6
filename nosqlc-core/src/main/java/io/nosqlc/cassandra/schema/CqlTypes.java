package io.nosqlc.cassandra.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;

/**
 * Types as the servers' own schema tables write them. The driver writes user-defined ones
 * with their keyspace, which no column can choose: it is that of the table.
 */
final class CqlTypes {

	private static final String FROZEN = "frozen<";

	private CqlTypes() {
	}

	static String of(DataType type) {
		if (type instanceof ListType list) {
			return frozen(list.isFrozen(), "list", List.of(list.getElementType()));
		}
		if (type instanceof SetType set) {
			return frozen(set.isFrozen(), "set", List.of(set.getElementType()));
		}
		if (type instanceof MapType map) {
			return frozen(map.isFrozen(), "map", List.of(map.getKeyType(), map.getValueType()));
		}
		if (type instanceof TupleType tuple) {
			return frozen(true, "tuple", tuple.getComponentTypes());
		}
		if (type instanceof UserDefinedType userType) {
			String name = userType.getName().asCql(true);
			return userType.isFrozen() ? FROZEN + name + ">" : name;
		}
		return type.asCql(true, false);
	}

	/**
	 * Compares two types as CQL writes them: inside a frozen type, everything is frozen,
	 * whether a server says so or not.
	 */
	static boolean isSame(String left, String right) {
		return left.equals(right)
				|| (left.startsWith(FROZEN) && right.startsWith(FROZEN) && thawed(left).equals(thawed(right)));
	}

	private static String thawed(String type) {
		StringBuilder thawed = new StringBuilder();
		Deque<Boolean> brackets = new ArrayDeque<>();
		for (int i = 0; i < type.length(); i++) {
			if (type.startsWith(FROZEN, i)) {
				brackets.push(false);
				i += FROZEN.length() - 1;
			}
			else {
				char letter = type.charAt(i);
				if (letter == '<') {
					brackets.push(true);
				}
				if (letter != '>' || brackets.pop()) {
					thawed.append(letter);
				}
			}
		}
		return thawed.toString();
	}

	private static String frozen(boolean frozen, String name, List<DataType> parts) {
		String type = parts.stream().map(CqlTypes::of).collect(Collectors.joining(", ", name + "<", ">"));
		return frozen ? FROZEN + type + ">" : type;
	}

}
