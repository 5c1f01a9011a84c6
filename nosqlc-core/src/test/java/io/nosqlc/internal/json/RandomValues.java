package io.nosqlc.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Values of all kinds, nested, with the characters and numbers that break things.
 */
final class RandomValues {

	private static final String[] TEXTS = { "", "a", "A", "ß", "İ", "Σ", "é", "e\u0301", "😀", "\uFFFD", "\0", "\"\\\n",
			"x.y", "%_" };

	private RandomValues() {
	}

	static Object next(Random random, int depth) {
		return switch (random.nextInt((depth > 0) ? 9 : 7)) {
			case 0 -> null;
			case 1 -> random.nextBoolean();
			case 2 -> random.nextInt(10) - 5;
			case 3 -> random.nextLong();
			case 4 -> new BigInteger(random.nextInt(200), random);
			case 5 -> new BigDecimal(new BigInteger(random.nextInt(80), random), random.nextInt(400) - 200);
			case 6 -> TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)];
			case 7 -> list(random, depth - 1);
			default -> map(random, depth - 1);
		};
	}

	private static List<Object> list(Random random, int depth) {
		List<Object> list = new ArrayList<>();
		for (int size = random.nextInt(4); size > 0; size--) {
			list.add(next(random, depth));
		}
		return list;
	}

	private static Map<String, Object> map(Random random, int depth) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int size = random.nextInt(4); size > 0; size--) {
			map.put(TEXTS[random.nextInt(TEXTS.length)], next(random, depth));
		}
		return map;
	}

}
