package io.nosqlc.demo;

import java.util.List;
import java.util.Map;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.ResultPage;
import io.nosqlc.filter.Filter;

import static io.nosqlc.FullScan.ALLOW;
import static io.nosqlc.SortKey.asc;
import static io.nosqlc.SortKey.desc;
import static io.nosqlc.filter.Filter.where;

/**
 * The code of the guides. {@link DocumentationTests} compares the two, {@link GuideTests}
 * runs what needs no cluster.
 */
final class GuideSnippets {

	private GuideSnippets() {
	}

	static List<Document> find(Collection orders) {
		List<Document> pending = orders.find(where("status").eq("pending").and("total").gt(100))
			.sort(desc("total"))
			.limit(20)
			.list();
		return pending;
	}

	static List<ResultPage<Document>> page(Collection orders, Filter filter) {
		ResultPage<Document> page = orders.find(filter).sort(asc("total")).page(50);
		String token = page.nextToken();
		ResultPage<Document> next = orders.find(filter).sort(asc("total")).after(token).page(50);
		return List.of(page, next);
	}

	static void explain(Collection orders) {
		System.out.println(orders.find(where("_id").in("a", "b").and("total").gt(100)).explain());
	}

	static void deleteByScan(Collection orders) {
		for (Document order : orders.find(where("status").eq("lost")).fullScan(ALLOW)) {
			orders.delete(order.getId());
		}
	}

	static void connect(String password) {
		try (Client client = DriverManager.getClient("nosqlc:cassandra:db1,db2:9042/shop?localDatacenter=dc1",
				Map.of("username", "shop", "password", password))) {
			client.getCollection("orders").store("order-001", Document.of("item", "widget", "qty", 5));
		}
	}

}
