package io.nosqlc.error;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Classes cannot be mapped as they are written. Raised before anything is sent; lists
 * everything that is wrong with all of them.
 */
public class EntityDefinitionException extends NosqlcException {

	private final List<Problem> problems;

	public EntityDefinitionException(Collection<Problem> problems) {
		super(message(problems));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Returns what is wrong; at least one.
	 */
	public List<Problem> problems() {
		return this.problems;
	}

	private static String message(Collection<Problem> problems) {
		if (problems.size() == 1) {
			return problems.iterator().next().toString();
		}
		return problems.stream()
			.map((it) -> "\n- " + it)
			.collect(
					Collectors.joining("", "Entities have " + problems.size() + " problems in their definitions:", ""));
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param type the name of the class it is about
	 * @param what what cannot be done
	 * @param why the reason
	 * @param remedy what to do
	 */
	public record Problem(String type, String what, String why, String remedy) implements Serializable {

		@Override
		public String toString() {
			return this.what + ": " + this.why + ". " + this.remedy + ".";
		}

	}

}
