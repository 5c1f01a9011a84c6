/**
 * What every driver has to do, as abstract JUnit classes to extend: one for each group of
 * behaviour, all with exact results. A driver's author implements {@link StoreUnderTest}
 * once and extends each class with it.
 *
 * <pre>{@code
 * interface MangoStore extends StoreUnderTest {
 *
 *     default Client openClient(Map<String, ?> properties) {
 *         return DriverManager.getClient("nosqlc:mango:localhost/compliance", properties);
 *     }
 *
 * }
 *
 * class MangoKeyValueTests extends AbstractKeyValueTests implements MangoStore {
 * }
 * }</pre>
 */
@NullMarked
package io.nosqlc.test;

import org.jspecify.annotations.NullMarked;
