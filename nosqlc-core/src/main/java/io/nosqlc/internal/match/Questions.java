package io.nosqlc.internal.match;

import java.util.ArrayList;
import java.util.List;

import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Not;
import io.nosqlc.filter.Or;

/**
 * Takes a filter apart: into its conditions, and the gates where their answers meet.
 * Negations are pushed down to the conditions.
 */
final class Questions {

	private final List<Question> questions = new ArrayList<>();

	private final List<Gate> gates = new ArrayList<>();

	private Questions() {
	}

	static Questions of(Filter filter) {
		Questions questions = new Questions();
		questions.add(filter, Verdict.WHOLE, false);
		return questions;
	}

	private void add(Filter filter, int gate, boolean negated) {
		if (filter instanceof And and) {
			addGate(and.filters(), gate, negated, negated);
		}
		else if (filter instanceof Or or) {
			addGate(or.filters(), gate, !negated, negated);
		}
		else if (filter instanceof Not not) {
			add(not.filter(), gate, !negated);
		}
		else {
			this.questions.add(new Question((Condition) filter, gate, negated));
		}
	}

	private void addGate(List<Filter> filters, int parent, boolean decisive, boolean negated) {
		int gate = this.gates.size();
		this.gates.add(new Gate(parent, decisive, filters.size()));
		filters.forEach((filter) -> add(filter, gate, negated));
	}

	List<Question> list() {
		return this.questions;
	}

	/**
	 * Returns what is known before anything is answered.
	 */
	Verdict verdict() {
		int size = this.gates.size();
		int[] parents = new int[size];
		boolean[] decisive = new boolean[size];
		int[] missing = new int[size];
		for (int i = 0; i < size; i++) {
			parents[i] = this.gates.get(i).parent();
			decisive[i] = this.gates.get(i).decisive();
			missing[i] = this.gates.get(i).answers();
		}
		Verdict verdict = new Verdict(parents, decisive, missing);
		for (Gate gate : this.gates) {
			if (gate.answers() == 0) {
				verdict.answer(gate.parent(), !gate.decisive());
			}
		}
		return verdict;
	}

	/**
	 * A conjunction or a disjunction.
	 *
	 * @param parent the gate that it answers to
	 * @param decisive the answer that alone closes it
	 * @param answers how many answers it takes
	 */
	private record Gate(int parent, boolean decisive, int answers) {

	}

}
