package io.nosqlc.internal.match;

/**
 * What is known of the outcome of a filter on one document while its conditions are
 * answered one by one, in any order.
 *
 * <p>
 * Conjunctions and disjunctions are gates: the first answer of the decisive kind closes a
 * gate with that value (false for a conjunction), else the last one does.
 */
final class Verdict {

	/** Stands for the filter as a whole, where one of its gates would be named. */
	static final int WHOLE = -1;

	private final int[] parents;

	private final boolean[] decisive;

	private final int[] missing;

	private boolean reached;

	private boolean match;

	/**
	 * Creates a verdict about which nothing is known.
	 * @param parents the gate that each gate answers to, or {@link #WHOLE}
	 * @param decisive the answer that alone closes each gate
	 * @param missing how many answers each gate takes
	 */
	Verdict(int[] parents, boolean[] decisive, int[] missing) {
		this.parents = parents;
		this.decisive = decisive;
		this.missing = missing;
	}

	/**
	 * Returns a copy that further answers do not change.
	 */
	Verdict copy() {
		Verdict copy = new Verdict(this.parents, this.decisive, this.missing.clone());
		copy.reached = this.reached;
		copy.match = this.match;
		return copy;
	}

	/**
	 * Tells whether an answer to a gate can still make a difference to it.
	 */
	boolean isOpen(int gate) {
		return (gate == WHOLE) ? !this.reached : this.missing[gate] > 0;
	}

	/**
	 * Takes an answer to a gate.
	 */
	void answer(int gate, boolean answer) {
		int current = gate;
		while (current != WHOLE) {
			if (this.missing[current] == 0) {
				return;
			}
			this.missing[current] = (answer == this.decisive[current]) ? 0 : this.missing[current] - 1;
			if (this.missing[current] > 0) {
				return;
			}
			current = this.parents[current];
		}
		this.reached = true;
		this.match = answer;
	}

	boolean isReached() {
		return this.reached;
	}

	boolean isMatch() {
		return this.match;
	}

}
