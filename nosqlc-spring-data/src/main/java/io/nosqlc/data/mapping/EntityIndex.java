package io.nosqlc.data.mapping;

/**
 * An index that an entity declares. Immutable.
 *
 * @param name its name, in the case it has in the keyspace
 * @param column the column it is on, in the case it has in the table
 * @param kind what kind of index it is
 * @param target what of the column is indexed
 */
public record EntityIndex(String name, String column, Index.Kind kind, Index.Target target) {

}
