package io.nosqlc.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Orders of a shop, the same in every run and for every arm. Half of the fields that
 * filters ask for come before the items, which make up most of a long order, and half
 * after.
 */
final class Samples {

	private static final List<String> CITIES = List.of("Oslo", "Lima", "Kyoto", "Accra", "Perth", "Quito", "Turin",
			"Hanoi");

	private static final int BYTES_OF_AN_ITEM = 88;

	private static final int BYTES_WITHOUT_ITEMS = 224;

	private Samples() {
	}

	/**
	 * Returns an order. About one in fifty is pending.
	 * @param number which one, from 0
	 * @param bytes how long its JSON should about be
	 */
	static Map<String, Object> order(int number, int bytes) {
		SplittableRandom random = new SplittableRandom(number);
		Map<String, Object> order = new LinkedHashMap<>();
		order.put("number", number);
		order.put("status", (random.nextInt(50) == 0) ? "pending" : "shipped");
		order.put("customer", customer(random));
		order.put("items", items(random, Math.round((bytes - BYTES_WITHOUT_ITEMS) / (float) BYTES_OF_AN_ITEM)));
		order.put("tags", List.of("t" + random.nextInt(10), "web"));
		order.put("total", random.nextInt(100_000) / 100.0);
		order.put("paid", random.nextBoolean());
		order.put("priority", random.nextInt(20));
		return order;
	}

	static String key(int number) {
		return "order-" + number;
	}

	static boolean isPending(Map<String, ?> order) {
		return "pending".equals(order.get("status"));
	}

	static int integer(Map<String, ?> document, String field) {
		return (Integer) Objects.requireNonNull(document.get(field));
	}

	private static Map<String, Object> customer(SplittableRandom random) {
		Map<String, Object> address = new LinkedHashMap<>();
		address.put("city", CITIES.get(random.nextInt(CITIES.size())));
		address.put("street", "Main street " + random.nextInt(100));
		Map<String, Object> customer = new LinkedHashMap<>();
		customer.put("name", ((random.nextInt(10) == 0) ? "Renée " : "Robin ") + random.nextInt(1000));
		customer.put("address", address);
		return customer;
	}

	private static List<Object> items(SplittableRandom random, int count) {
		boolean quoted = random.nextInt(4) == 0;
		List<Object> items = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Map<String, Object> item = new LinkedHashMap<>();
			item.put("sku", "sku-" + random.nextInt(5000));
			item.put("qty", 1 + random.nextInt(9));
			item.put("price", random.nextInt(10_000) / 100.0);
			item.put("text", quoted ? "a \"quoted\" line about item " + i : "a line of text about item " + i);
			items.add(item);
		}
		return items;
	}

}
