package io.nosqlc.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.Numbers;
import io.nosqlc.internal.value.Values;

/**
 * Walks over stored JSON and steps over what nobody asks for, without making objects of
 * it. Not safe for use by several threads.
 *
 * <p>
 * What is stepped over is checked for quotes and brackets only. Where it finds damage it
 * throws a {@link MalformedJsonException}; it may also do so for oddities that
 * {@link Json#parseStored} accepts, so that one is to be asked then. Values that are read
 * are exactly what that one reads.
 */
public final class JsonScanner {

	private static final byte[] NULL = { 'n', 'u', 'l', 'l' };

	private static final byte[] TRUE = { 't', 'r', 'u', 'e' };

	private static final byte[] FALSE = { 'f', 'a', 'l', 's', 'e' };

	private static final int MOST_DIGITS_OF_ANY_LONG = 18;

	private static final char REPLACEMENT = '\uFFFD';

	private final byte[] json;

	private int position;

	private int depth;

	private boolean first;

	private int nameStart;

	private int nameEnd;

	private boolean namePlain;

	private int valueStart;

	private int valueEnd;

	private boolean textPlain;

	private boolean textAscii;

	private Token token = Token.NULL;

	private @Nullable Object value;

	/**
	 * Stands before the JSON value that the bytes hold.
	 */
	public JsonScanner(byte[] json) {
		this.json = json;
	}

	/**
	 * Moves to the value, which must be a map.
	 */
	public void toMap() {
		if (peek() != '{') {
			throw malformed();
		}
	}

	/**
	 * Steps into the list or map that begins here.
	 */
	public void enter() {
		this.depth++;
		if (this.depth > Values.MAX_DEPTH) {
			throw malformed();
		}
		this.position++;
		this.first = true;
	}

	/**
	 * Steps out of the list from wherever it was walked to. {@link #moveTo} must follow.
	 */
	public void leave() {
		this.depth--;
		this.first = false;
	}

	/**
	 * Moves to the value of the next field of the map that was stepped into, or behind
	 * the map.
	 * @return whether there is another field
	 */
	public boolean nextField() {
		if (!next('}')) {
			return false;
		}
		if (this.json[this.position] != '"') {
			throw malformed();
		}
		passName();
		if (peek() != ':') {
			throw malformed();
		}
		this.position++;
		peek();
		return true;
	}

	/**
	 * Moves to the next element of the list that was stepped into, or behind the list.
	 * @return whether there is another element
	 */
	public boolean nextElement() {
		return next(']');
	}

	private boolean next(char closing) {
		int found = peek();
		if (found == closing) {
			this.position++;
			leave();
			return false;
		}
		if (!this.first) {
			if (found != ',') {
				throw malformed();
			}
			this.position++;
			peek();
		}
		this.first = false;
		return true;
	}

	private void passName() {
		int bits = 0;
		boolean escaped = false;
		byte[] json = this.json;
		for (int i = this.position + 1; i < json.length; i++) {
			byte found = json[i];
			if (found == '"') {
				this.nameStart = this.position + 1;
				this.nameEnd = i;
				this.namePlain = !escaped && (bits >= 0 || !mayBeSpelledOtherwise());
				this.position = i + 1;
				return;
			}
			if (found == '\\') {
				escaped = true;
				i++;
			}
			bits |= found;
		}
		throw malformed();
	}

	/**
	 * Tells whether other bytes may spell the same name. The parser does not mind a
	 * character that takes more bytes than it needs, and where it has read a name before
	 * it may overlook a byte FF.
	 */
	private boolean mayBeSpelledOtherwise() {
		for (int i = this.nameStart; i < this.nameEnd; i++) {
			switch (this.json[i] & 0xFF) {
				case 0xC0, 0xC1, 0xE0, 0xF0, 0xFF -> {
					return true;
				}
				default -> {
				}
			}
		}
		return false;
	}

	/**
	 * Tells whether the bytes of the field's name say all: names are equal if their bytes
	 * are. If not, compare {@link #name()}.
	 */
	public boolean isNamePlain() {
		return this.namePlain;
	}

	/**
	 * Returns how many bytes the field's name has.
	 */
	public int nameLength() {
		return this.nameEnd - this.nameStart;
	}

	/**
	 * Tells whether the field's name has these bytes.
	 */
	public boolean isName(byte[] utf8) {
		return utf8.length == nameLength()
				&& Arrays.equals(this.json, this.nameStart, this.nameEnd, utf8, 0, utf8.length);
	}

	/**
	 * Reads the field's name.
	 */
	public String name() {
		String plain = this.namePlain ? decoded(this.nameStart, this.nameEnd) : null;
		return (plain != null) ? plain : parsedName();
	}

	/**
	 * Decodes bytes without escapes; null if it takes the parser to tell whether they are
	 * well-formed.
	 */
	private @Nullable String decoded(int start, int end) {
		String text = new String(this.json, start, end - start, StandardCharsets.UTF_8);
		return (text.indexOf(REPLACEMENT) < 0) ? text : null;
	}

	private String parsedName() {
		Object name = Json.parseStored(this.json, this.nameStart - 1, this.nameEnd + 1, 0);
		return Objects.requireNonNull((String) name);
	}

	/**
	 * Looks at the value that begins here and moves behind it, unless it is a list or a
	 * map.
	 */
	public Token token() {
		this.value = null;
		this.valueStart = this.position;
		this.token = switch (this.json[this.position]) {
			case '"' -> passText();
			case '[' -> Token.LIST;
			case '{' -> Token.MAP;
			default -> passScalar();
		};
		return this.token;
	}

	private Token passText() {
		int bits = 0;
		boolean plain = true;
		byte[] json = this.json;
		for (int i = this.position + 1; i < json.length; i++) {
			byte found = json[i];
			if (found == '"') {
				this.textPlain = plain;
				this.textAscii = plain && bits >= 0;
				this.position = i + 1;
				this.valueEnd = this.position;
				return Token.TEXT;
			}
			if (found == '\\') {
				plain = false;
				i++;
			}
			else if (found >= 0 && found < ' ') {
				plain = false;
			}
			bits |= found;
		}
		throw malformed();
	}

	private Token passScalar() {
		skipScalar();
		this.valueEnd = this.position;
		if (isValue(NULL)) {
			return Token.NULL;
		}
		if (isValue(TRUE)) {
			return Token.TRUE;
		}
		return isValue(FALSE) ? Token.FALSE : Token.NUMBER;
	}

	private boolean isValue(byte[] literal) {
		return this.json[this.valueStart] == literal[0]
				&& Arrays.equals(this.json, this.valueStart, this.valueEnd, literal, 0, literal.length);
	}

	/**
	 * Tells whether the text last looked at consists of these bytes of UTF-8. If not, it
	 * can still be equal to them, unless it {@link #isTextAscii()}.
	 */
	public boolean isText(byte[] utf8) {
		return this.textPlain && Arrays.equals(this.json, this.valueStart + 1, this.valueEnd - 1, utf8, 0, utf8.length);
	}

	/**
	 * Tells whether the text last looked at is ASCII without escapes.
	 */
	public boolean isTextAscii() {
		return this.textAscii;
	}

	/**
	 * Reads the value last looked at, which may not be null, and does not move.
	 */
	public Object value() {
		Object read = this.value;
		if (read == null) {
			read = switch (this.token) {
				case TEXT -> text();
				case NUMBER -> number();
				case TRUE -> true;
				case FALSE -> false;
				default -> nested();
			};
			this.value = read;
		}
		return read;
	}

	private Object text() {
		String text = this.textPlain ? decoded(this.valueStart + 1, this.valueEnd - 1) : null;
		return (text != null) ? text : parsed(this.valueEnd);
	}

	private Object number() {
		Number number = shortInteger();
		if (number == null && isDecimal()) {
			number = Numbers.losslessDouble(new String(this.json, this.valueStart, this.valueEnd - this.valueStart,
					StandardCharsets.ISO_8859_1));
		}
		return (number != null) ? number : parsed(this.valueEnd);
	}

	private @Nullable Number shortInteger() {
		int start = this.valueStart;
		boolean negative = this.json[start] == '-';
		start += negative ? 1 : 0;
		int end = endOfInteger(start);
		if (end < this.valueEnd || end - start > MOST_DIGITS_OF_ANY_LONG) {
			return null;
		}
		long number = 0;
		for (int i = start; i < end; i++) {
			number = number * 10 + this.json[i] - '0';
		}
		return Numbers.smallest(negative ? -number : number);
	}

	private boolean isDecimal() {
		int end = endOfInteger(this.valueStart + ((this.json[this.valueStart] == '-') ? 1 : 0));
		if (end > this.valueStart && isAt(end, '.')) {
			int fraction = end + 1;
			end = endOfDigits(fraction);
			if (end == fraction) {
				return false;
			}
		}
		if (end > this.valueStart && (isAt(end, 'e') || isAt(end, 'E'))) {
			int exponent = end + ((isAt(end + 1, '+') || isAt(end + 1, '-')) ? 2 : 1);
			end = endOfDigits(exponent);
			if (end == exponent) {
				return false;
			}
		}
		return end == this.valueEnd;
	}

	private boolean isAt(int index, char wanted) {
		return index < this.valueEnd && this.json[index] == wanted;
	}

	/**
	 * Returns the end of an integer without needless zeros, or -1 if there is none.
	 */
	private int endOfInteger(int start) {
		int end = endOfDigits(start);
		boolean integer = end > start && (end == start + 1 || this.json[start] != '0');
		return integer ? end : -1;
	}

	private int endOfDigits(int start) {
		int end = start;
		while (end < this.valueEnd && this.json[end] >= '0' && this.json[end] <= '9') {
			end++;
		}
		return end;
	}

	private Object nested() {
		skip();
		int end = this.position;
		this.position = this.valueStart;
		return parsed(end);
	}

	private Object parsed(int end) {
		return Objects.requireNonNull(Json.parseStored(this.json, this.valueStart, end, Values.MAX_DEPTH - this.depth));
	}

	/**
	 * Returns where this stands, for {@link #moveTo}.
	 */
	public int position() {
		return this.position;
	}

	/**
	 * Moves back to a value in the list or map where this stands, and looks at it again.
	 */
	public void moveTo(int position) {
		this.position = position;
		token();
	}

	/**
	 * Steps over the value that begins here.
	 */
	public void skip() {
		byte found = this.json[this.position];
		if (found == '"') {
			this.position = endOfText(this.position + 1);
		}
		else if (isOpening(found)) {
			skipNested(0);
		}
		else {
			skipScalar();
		}
	}

	/**
	 * Steps over what is left of the list or map that was stepped into.
	 */
	public void skipRest() {
		leave();
		skipNested(1);
	}

	private void skipNested(int alreadyOpen) {
		byte[] json = this.json;
		int open = alreadyOpen;
		int i = this.position;
		while (i < json.length) {
			byte found = json[i++];
			if (found == '"') {
				i = endOfText(i);
			}
			else if (isOpening(found)) {
				open++;
				if (this.depth + open > Values.MAX_DEPTH) {
					throw malformed();
				}
			}
			else if (isClosing(found)) {
				open--;
				if (open == 0) {
					this.position = i;
					return;
				}
			}
		}
		throw malformed();
	}

	private int endOfText(int start) {
		byte[] json = this.json;
		int i = start;
		while (i < json.length) {
			byte found = json[i++];
			if (found == '"') {
				return i;
			}
			if (found == '\\') {
				i++;
			}
		}
		throw malformed();
	}

	private void skipScalar() {
		byte[] json = this.json;
		int end = this.position;
		while (end < json.length && !endsScalar(json[end])) {
			end++;
		}
		if (end == this.position) {
			throw malformed();
		}
		this.position = end;
	}

	private static boolean endsScalar(byte found) {
		return found == ',' || isClosing(found) || isSpace(found);
	}

	private static boolean isOpening(byte found) {
		return (found | 0x20) == '{';
	}

	private static boolean isClosing(byte found) {
		return (found | 0x20) == '}';
	}

	private static boolean isSpace(byte found) {
		return found <= ' ' && (found == ' ' || found == '\n' || found == '\r' || found == '\t');
	}

	/**
	 * Checks that nothing follows if all of the value was walked over.
	 */
	public void checkEnd() {
		while (this.depth == 0 && this.position < this.json.length) {
			if (!isSpace(this.json[this.position++])) {
				throw malformed();
			}
		}
	}

	private int peek() {
		byte[] json = this.json;
		for (int i = this.position; i < json.length; i++) {
			byte found = json[i];
			if (!isSpace(found)) {
				this.position = i;
				return found;
			}
		}
		throw malformed();
	}

	private MalformedJsonException malformed() {
		return new MalformedJsonException("there is no JSON at byte " + this.position);
	}

	/**
	 * What a value looks like. Whatever is no other counts as a number, among them NaN
	 * and what is no value at all.
	 */
	public enum Token {

		NULL, TRUE, FALSE, NUMBER, TEXT, LIST, MAP;

		/**
		 * Tells whether values of this kind have others in them.
		 */
		public boolean isNested() {
			return this == LIST || this == MAP;
		}

	}

}
