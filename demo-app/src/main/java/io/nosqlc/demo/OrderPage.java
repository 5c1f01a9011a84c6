package io.nosqlc.demo;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;

/**
 * A page of orders.
 *
 * @param items the orders
 * @param next what to pass as {@code page} to go on; {@code null} on the last page
 */
record OrderPage(List<Document> items, @Nullable String next) {

}
