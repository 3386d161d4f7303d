import { X509Certificate } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
// @peculiar/x509 finds its parts through this polyfill; this module is loaded only with --lan.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

export interface LanCertificate {
  readonly key: string;
  /** The leaf, then its authority. */
  readonly cert: string;
  /** SHA-256 of the leaf as browsers show it: for comparing by eye. */
  readonly fingerprint: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;
/** Browsers refuse leaves that live longer than 398 days. */
const leafDays = 390;

/**
 * A certificate for this machine's address on the network: a leaf under a small authority of its own (a plain self-signed one is refused by
 * some media clients and browsers). Made once and kept in the data folder, again when the address changed or it runs out.
 */
export async function lanCertificate(dataDir: string, address: string): Promise<LanCertificate> {
  const keyFile = path.join(dataDir, 'lan-key.pem');
  const certFile = path.join(dataDir, 'lan-cert.pem');
  const kept = await readKept(keyFile, certFile, address);
  if (kept !== null) return kept;
  const made = await make(address);
  await writeFile(keyFile, made.key, { mode: 0o600 });
  await chmod(keyFile, 0o600);
  await writeFile(certFile, made.cert);
  return made;
}

async function readKept(keyFile: string, certFile: string, address: string): Promise<LanCertificate | null> {
  try {
    const [key, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certFile, 'utf8')]);
    const leaf = new X509Certificate(cert);
    const isFresh = Date.parse(leaf.validTo) - Date.now() > 7 * dayMs;
    return isFresh && leaf.checkIP(address) !== undefined ? { key, cert, fingerprint: leaf.fingerprint256 } : null;
  } catch {
    // Not there yet, or not readable as a certificate: a new one is made.
    return null;
  }
}

async function make(address: string): Promise<LanCertificate> {
  const authorityKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const notBefore = new Date(Date.now() - dayMs);
  const notAfter = new Date(Date.now() + leafDays * dayMs);
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Rostrum on this network',
    keys: authorityKeys,
    signingAlgorithm: algorithm,
    notBefore,
    notAfter,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  const leafKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const leaf = await x509.X509CertificateGenerator.create({
    subject: `CN=${address}`,
    issuer: authority.subject,
    publicKey: leafKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: algorithm,
    notBefore,
    notAfter,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'ip', value: address },
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', leafKeys.privateKey)).toString('base64');
  const cert = `${leaf.toString('pem')}\n${authority.toString('pem')}\n`;
  return {
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/.{64}/g, '$&\n').trim()}\n-----END PRIVATE KEY-----\n`,
    cert,
    fingerprint: new X509Certificate(cert).fingerprint256,
  };
}
