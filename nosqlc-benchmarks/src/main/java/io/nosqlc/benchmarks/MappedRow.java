package io.nosqlc.benchmarks;

import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.mapper.annotations.CqlName;
import com.datastax.oss.driver.api.mapper.annotations.Dao;
import com.datastax.oss.driver.api.mapper.annotations.DaoFactory;
import com.datastax.oss.driver.api.mapper.annotations.DaoKeyspace;
import com.datastax.oss.driver.api.mapper.annotations.Entity;
import com.datastax.oss.driver.api.mapper.annotations.Insert;
import com.datastax.oss.driver.api.mapper.annotations.Mapper;
import com.datastax.oss.driver.api.mapper.annotations.PartitionKey;
import com.datastax.oss.driver.api.mapper.annotations.PropertyStrategy;
import com.datastax.oss.driver.api.mapper.annotations.Select;
import com.datastax.oss.driver.api.mapper.entity.naming.GetterStyle;
import com.datastax.oss.driver.api.mapper.entity.naming.SetterStyle;

/**
 * A row of a collection as an entity of the DataStax mapper.
 *
 * @param pk the key
 * @param data the document as JSON
 */
@Entity
@CqlName(PointPart.TABLE)
@PropertyStrategy(mutable = false, getterStyle = GetterStyle.FLUENT, setterStyle = SetterStyle.FLUENT)
public record MappedRow(@PartitionKey String pk, String data) {

	/**
	 * What the mapper does with rows.
	 */
	@Dao
	public interface Rows {

		@Insert
		CompletionStage<Void> insert(MappedRow row);

		@Select
		CompletionStage<MappedRow> find(String pk);

	}

	/**
	 * Where the mapper begins.
	 */
	@Mapper
	public interface RowMapper {

		@DaoFactory
		Rows rows(@DaoKeyspace CqlIdentifier keyspace);

	}

}
