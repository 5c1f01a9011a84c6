package io.nosqlc.cassandra;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.error.InvalidUrlException;

/**
 * How connections are encrypted.
 *
 * @param context certificates to trust and to present
 * @param hostnameVerification whether the certificate of a server must name its host
 */
record Tls(SSLContext context, boolean hostnameVerification) {

	/**
	 * Takes {@code ssl} and {@code ssl.*}, or a ready {@code ssl-context}. Certificates
	 * turn encryption on unless {@code ssl} is false; without a truststore those count
	 * that the Java runtime trusts.
	 * @return {@code null} if connections are not encrypted
	 */
	static @Nullable Tls from(ConnectionProperties properties) {
		Object context = properties.object("ssl-context");
		Store truststore = Store.from("ssl.truststore", properties);
		Store keystore = Store.from("ssl.keystore", properties);
		boolean verification = properties.flag("ssl.hostname-verification", true);
		if (!properties.flag("ssl", context != null || truststore != null || keystore != null)) {
			return null;
		}
		if (context == null) {
			return new Tls(context(truststore, keystore), verification);
		}
		if (context instanceof SSLContext sslContext) {
			return new Tls(sslContext, verification);
		}
		throw new InvalidUrlException(
				"Invalid value of 'ssl-context': it must be a javax.net.ssl.SSLContext, given as a property.");
	}

	private static SSLContext context(@Nullable Store truststore, @Nullable Store keystore) {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init((keystore != null) ? keystore.keyManagers() : null,
					(truststore != null) ? truststore.trustManagers() : null, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new InvalidUrlException("Cannot set up TLS from the 'ssl' properties: " + ex.getMessage() + ".", ex);
		}
	}

	/**
	 * A file of certificates and keys.
	 *
	 * @param property what names it
	 * @param file where it is
	 * @param password opens it; {@code null} if it needs none
	 */
	private record Store(String property, File file, @Nullable String password) {

		static @Nullable Store from(String property, ConnectionProperties properties) {
			String password = properties.text(property + "-password");
			String file = properties.text(property);
			return (file != null) ? new Store(property, new File(file), password) : null;
		}

		KeyManager[] keyManagers() throws GeneralSecurityException {
			KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			factory.init(load(), characters());
			return factory.getKeyManagers();
		}

		TrustManager[] trustManagers() throws GeneralSecurityException {
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(load());
			return factory.getTrustManagers();
		}

		private KeyStore load() throws GeneralSecurityException {
			try {
				return KeyStore.getInstance(this.file, characters());
			}
			catch (IOException | IllegalArgumentException ex) {
				throw new InvalidUrlException("Cannot read '" + this.file + "', which '" + this.property + "' names: "
						+ ex.getMessage() + ". It must be a JKS or PKCS12 file, and '" + this.property
						+ "-password' its password.", ex);
			}
		}

		private char @Nullable [] characters() {
			return (this.password != null) ? this.password.toCharArray() : null;
		}

		@Override
		public String toString() {
			return this.property + "=" + this.file;
		}

	}

}
