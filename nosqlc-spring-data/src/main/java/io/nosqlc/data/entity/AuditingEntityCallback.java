package io.nosqlc.data.entity;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.core.Ordered;
import org.springframework.data.auditing.AuditingHandler;

/**
 * Writes into entities when and by whom they were created and modified: into properties
 * with {@link org.springframework.data.annotation.CreatedDate},
 * {@link org.springframework.data.annotation.CreatedBy},
 * {@link org.springframework.data.annotation.LastModifiedDate} and
 * {@link org.springframework.data.annotation.LastModifiedBy}. Callbacks without an order
 * come behind it, those with an order below 100 before.
 */
public final class AuditingEntityCallback implements BeforeConvertCallback<Object>, Ordered {

	private static final int ORDER = 100;

	private final ObjectFactory<? extends AuditingHandler> handler;

	/**
	 * Creates a callback.
	 * @param handler gives what knows the time and the auditor, when the first entity
	 * comes by
	 */
	public AuditingEntityCallback(ObjectFactory<? extends AuditingHandler> handler) {
		this.handler = handler;
	}

	@Override
	public Object onBeforeConvert(Object entity, String store) {
		return onBeforeConvert(entity, store, false);
	}

	@Override
	public Object onBeforeConvert(Object entity, String store, boolean isNew) {
		AuditingHandler handler = this.handler.getObject();
		return isNew ? handler.markCreated(entity) : handler.markModified(entity);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}
