package io.nosqlc;

/**
 * Finds documents and brings them as another type.
 *
 * @param <T> that type
 */
final class TypedFinder<T> extends MappedFinder<Document, T> {

	private final FindExecutor<Document> documents;

	/**
	 * Creates a finder.
	 * @param documents finds the documents
	 * @param type what each becomes
	 */
	TypedFinder(FindExecutor<Document> documents, Class<T> type) {
		super(documents, (match, spec) -> match.item().as(type));
		this.documents = documents;
	}

	@Override
	public <R> FindExecutor<R> as(Class<R> type) {
		return this.documents.as(type);
	}

}
