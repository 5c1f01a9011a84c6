package io.nosqlc.embedded;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The certificates of a server that refuses unencrypted clients. With a truststore it
 * also refuses clients that present no certificate which the truststore trusts.
 *
 * @param keystore a JKS or PKCS12 file with the server's private key and certificate
 * @param keystorePassword opens the keystore and its key
 * @param truststore a JKS or PKCS12 file with the certificates of accepted clients, or
 * null to ask clients for none
 * @param truststorePassword opens the truststore
 */
public record EmbeddedCassandraTls(Path keystore, String keystorePassword, @Nullable Path truststore,
		@Nullable String truststorePassword) {

	/**
	 * Encrypts, and asks clients for no certificate.
	 * @param keystore a JKS or PKCS12 file with the server's private key and certificate
	 * @param keystorePassword opens the keystore and its key
	 */
	public EmbeddedCassandraTls(Path keystore, String keystorePassword) {
		this(keystore, keystorePassword, null, null);
	}

	/**
	 * Names the files and hides the passwords.
	 */
	@Override
	public String toString() {
		return "EmbeddedCassandraTls[keystore=" + this.keystore + ", truststore=" + this.truststore + "]";
	}

}
