package io.nosqlc.filter;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates from above how many steps a regular expression compiles to. RE2 writes
 * repetitions out, so the thirty characters of {@code ((a{1000}){1000}){1000}} would take
 * gigabytes; each step also costs time at each character of a text.
 */
final class RegularExpressionSize {

	private static final long CAPPED = 1L << 40;

	private final String regex;

	private final Deque<Long> outerGroups = new ArrayDeque<>();

	private int position;

	private long group;

	private long lastAtom;

	private RegularExpressionSize(String regex) {
		this.regex = regex;
	}

	static long of(String regex) {
		return new RegularExpressionSize(regex).measure();
	}

	private long measure() {
		while (this.position < this.regex.length()) {
			switch (this.regex.charAt(this.position)) {
				case '(' -> openGroup();
				case ')' -> closeGroup();
				case '{' -> repeat();
				case '[' -> atom(endOfClass());
				case '\\' -> escape();
				default -> atom(this.position + 1);
			}
		}
		while (!this.outerGroups.isEmpty()) {
			closeGroup();
		}
		return this.group;
	}

	private void openGroup() {
		this.outerGroups.push(this.group);
		this.group = 1;
		this.lastAtom = 0;
		this.position++;
	}

	private void closeGroup() {
		long outer = this.outerGroups.isEmpty() ? 0 : this.outerGroups.pop();
		this.lastAtom = this.group;
		this.group = Math.min(CAPPED, this.group + outer);
		this.position++;
	}

	private void repeat() {
		int end = this.regex.indexOf('}', this.position);
		long times = (end > 0) ? most(this.regex.substring(this.position + 1, end)) : -1;
		if (times < 0) {
			atom(this.position + 1);
			return;
		}
		long repeated = Math.min(CAPPED, this.lastAtom * Math.max(1, Math.min(times, 1000)));
		this.group = Math.min(CAPPED, this.group - this.lastAtom + repeated);
		this.lastAtom = repeated;
		this.position = end + 1;
	}

	/**
	 * Returns the larger of the numbers in {@code n}, {@code n,} and {@code n,m}, or -1
	 * if the braces hold something else and thus stand for themselves.
	 */
	private static long most(String counts) {
		if (!counts.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
			return -1;
		}
		String last = counts.substring(counts.indexOf(',') + 1);
		return Long.parseLong(last.isEmpty() ? counts.substring(0, counts.length() - 1) : last);
	}

	private void atom(int end) {
		this.group = Math.min(CAPPED, this.group + 1);
		this.lastAtom = 1;
		this.position = end;
	}

	private void escape() {
		if (!this.regex.startsWith("\\Q", this.position)) {
			atom(endOfEscape());
			return;
		}
		int end = this.regex.indexOf("\\E", this.position);
		end = (end < 0) ? this.regex.length() : end + 2;
		this.group = Math.min(CAPPED, this.group + end - this.position);
		this.lastAtom = 1;
		this.position = end;
	}

	/**
	 * Returns the end of an escaped character, of the number of one as in
	 * {@code \x{2014}}, or of the name of a class as in {@code \p{Greek}}.
	 */
	private int endOfEscape() {
		int end = Math.min(this.position + 2, this.regex.length());
		boolean braced = "xpP".indexOf(this.regex.charAt(end - 1)) >= 0 && this.regex.startsWith("{", end);
		return braced ? Math.max(end, this.regex.indexOf('}', end) + 1) : end;
	}

	private int endOfClass() {
		int index = this.position + 1;
		index += this.regex.startsWith("^", index) ? 1 : 0;
		index += this.regex.startsWith("]", index) ? 1 : 0;
		while (index < this.regex.length() && this.regex.charAt(index) != ']') {
			index = endOfClassElement(index);
		}
		return Math.min(index + 1, this.regex.length());
	}

	private int endOfClassElement(int index) {
		if (this.regex.startsWith("[:", index)) {
			int end = this.regex.indexOf(":]", index + 2);
			return (end > 0) ? end + 2 : index + 1;
		}
		return index + ((this.regex.charAt(index) == '\\') ? 2 : 1);
	}

}
