package io.nosqlc.benchmarks;

import org.springframework.data.cassandra.core.mapping.PrimaryKey;
import org.springframework.data.cassandra.core.mapping.Table;
import org.springframework.data.cassandra.repository.CassandraRepository;

/**
 * A row of a collection as an entity of Spring Data Cassandra.
 *
 * @param pk the key
 * @param data the document as JSON
 */
@Table(keyspace = Server.KEYSPACE, value = PointPart.TABLE)
public record SpringRow(@PrimaryKey("pk") String pk, String data) {

	/**
	 * What Spring Data does with rows.
	 */
	public interface Rows extends CassandraRepository<SpringRow, String> {

	}

}
