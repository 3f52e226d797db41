#!/usr/bin/env python3
"""Makes the key files of this folder anew: see README.md. Needs openssl 3 (with its legacy provider), keytool and,
to check the one file that openssl 3.0 cannot read, the Python package cryptography (built with OpenSSL 3.4 or newer).
Every key is invented, and so are the issuers: they only bear the names of the real ones.
"""
import hashlib
import hmac
import json
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "key-files"
PLAIN = "hemmelig"
NORWEGIAN = "hemmeligÆ"


def run(*parameters, **more):
    return subprocess.run([str(one) for one in parameters], check=True, capture_output=True, **more).stdout


# --- issuers and their certificates -------------------------------------------------------------------------

ISSUER = "/C=NO/organizationIdentifier=NTRNO-983163327/O=Buypass AS/CN="
OWNER = "/C=NO/O=EKSEMPEL AS/organizationIdentifier=NTRNO-310904473/CN=EKSEMPEL AS"
USES = {
    "authentication": "digitalSignature",
    "signing": "nonRepudiation",
    "encryption": "keyEncipherment,dataEncipherment",
}


def key(folder, name):
    path = folder / f"{name}.key"
    run("openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", path)
    return path


def certificate(folder, name, subject, extensions, issuer=None):
    """Signed by `issuer`, or by itself."""
    own = folder / f"{name}.key" if (folder / f"{name}.key").exists() else key(folder, name)
    path, settings = folder / f"{name}.crt", folder / f"{name}.cnf"
    settings.write_text(f"[ext]\n{extensions}\n")
    request = run("openssl", "req", "-new", "-key", own, "-subj", subject, "-utf8")
    by = ["-signkey", own] if issuer is None else ["-CA", folder / f"{issuer}.crt", "-CAkey", folder / f"{issuer}.key"]
    run("openssl", "x509", "-req", *by, "-days", "7300", "-sha256", "-extfile", settings, "-extensions", "ext",
        "-set_serial", str(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")), "-out", path,
        input=request)
    return path


def chain(folder, prefix, intermediate, root):
    authority = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign"
    certificate(folder, f"{prefix}-root", ISSUER + root, authority)
    certificate(folder, f"{prefix}-issuer", ISSUER + intermediate, authority, f"{prefix}-root")
    for use, bits in USES.items():
        certificate(folder, f"{prefix}-{use}", OWNER, f"keyUsage=critical,{bits}", f"{prefix}-issuer")
    bundle = folder / f"{prefix}-chain.crt"
    bundle.write_text("".join((folder / f"{prefix}-{one}.crt").read_text() for one in ("issuer", "root")))


# --- PKCS#12 by openssl and keytool -------------------------------------------------------------------------

def export(folder, name, *options, password=PLAIN, leaf="production-authentication", certificates=True):
    own = ["-inkey", folder / f"{leaf}.key"]
    given = ["-in", folder / f"{leaf}.crt"] if certificates else ["-nocerts"]
    run("openssl", "pkcs12", "-export", *own, *given, "-out", OUT / f"{name}.p12", "-passout", f"pass:{password}", *options)


def delivery(folder, name, *java):
    """Three keys, each with its whole chain: nine certificates."""
    # Enough to be real; Java's own counts would make every test of them slow.
    java += tuple(f"-J-Dkeystore.pkcs12.{one}IterationCount=2000" for one in ("certPbe", "keyPbe", "mac"))
    target = OUT / f"{name}.p12"
    target.unlink(missing_ok=True)
    for use in USES:
        one = folder / f"one-{use}.p12"
        run("openssl", "pkcs12", "-export", "-inkey", folder / f"production-{use}.key",
            "-in", folder / f"production-{use}.crt", "-certfile", folder / "production-chain.crt",
            "-name", use, "-out", one, "-passout", f"pass:{PLAIN}")
        run("keytool", *java, "-importkeystore", "-noprompt", "-srckeystore", one, "-srcstorepass", PLAIN,
            "-destkeystore", target, "-deststoretype", "PKCS12", "-deststorepass", PLAIN)


# --- what neither of them writes ----------------------------------------------------------------------------

def element(tag, *content):
    body = b"".join(content)
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (bytes([len(body)]) if len(body) < 128 else bytes([128 + len(size)]) + size) + body


def split(data):
    """The elements one after another: tag, content, whole."""
    at, found = 0, []
    while at < len(data):
        tag, length, header = data[at], data[at + 1], 2
        if length >= 128:
            header = 2 + length - 128
            length = int.from_bytes(data[at + 2 : at + header], "big")
        found.append((tag, data[at + header : at + header + length], data[at : at + header + length]))
        at += header + length
    return found


def oid(hexadecimal):
    return element(6, bytes.fromhex(hexadecimal))


def members(data):
    return split(split(data)[0][1])


def content_of(pfx):
    """The octets that the MAC covers."""
    safe = members(pfx)[1][1]
    return split(split(split(safe)[1][1])[0][2])[0][1]


def with_pbmac1(pfx):
    version, safe, _ = members(pfx)
    salt, rounds = b"saltsalt", 2048
    secret = hashlib.pbkdf2_hmac("sha256", PLAIN.encode(), salt, rounds, 32)
    hmac_sha256 = element(0x30, oid("2a864886f70d0209"), element(5))
    kdf = element(0x30, oid("2a864886f70d01050c"), element(0x30, element(4, salt), element(2, rounds.to_bytes(2, "big")),
                                                         element(2, b"\x20"), hmac_sha256))
    algorithm = element(0x30, oid("2a864886f70d01050e"), element(0x30, kdf, hmac_sha256))
    digest = hmac.new(secret, content_of(pfx), "sha256").digest()
    mac = element(0x30, element(0x30, algorithm, element(4, digest)), element(4, b"not used"))
    return element(0x30, version[2], safe[2], mac)


def in_pieces(pfx):
    """The same file in BER: lengths left open, and the content in pieces, as some programs write it."""
    version, safe, mac = members(pfx)
    content, end = content_of(pfx), b"\x00\x00"
    pieces = b"".join(element(4, content[at : at + 1000]) for at in range(0, len(content), 1000))
    octets = b"\x24\x80" + pieces + end
    return b"\x30\x80" + version[2] + b"\x30\x80" + split(safe[1])[0][2] + b"\xa0\x80" + octets + end + end + mac[2] + end


def encrypted_in_pieces(pfx):
    """What is encrypted is in pieces as well, as Mozilla's programs write it; needs a file without a MAC."""
    version = members(pfx)[0]
    parts = []
    for _, part, whole in members(content_of(pfx)):
        kind, wrapped = split(part)
        if kind[2] != oid("2a864886f70d010706"):
            parts.append(whole)
            continue
        number, info = members(wrapped[1])
        content_type, algorithm, encrypted = split(info[1])
        octets = b"".join(element(4, encrypted[1][at : at + 1000]) for at in range(0, len(encrypted[1]), 1000))
        opened = element(0x30, content_type[2], algorithm[2], b"\xa0\x80" + octets + b"\x00\x00")
        parts.append(element(0x30, kind[2], element(0xA0, element(0x30, number[2], opened))))
    data = oid("2a864886f70d010701")
    return element(0x30, version[2], element(0x30, data, element(0xA0, element(4, element(0x30, *parts)))))


# --- what openssl finds in them -----------------------------------------------------------------------------

OTHER_PASSWORDS = {
    "aes-256-norwegian": NORWEGIAN,
    "rc2-40-norwegian": NORWEGIAN,
    "empty-password": "",
    "empty-password-3des": "",
    "ec-empty-password": "",
}


def blocks(text, label):
    begin, end = f"-----BEGIN {label}-----", f"-----END {label}-----"
    return [begin + part.split(end)[0] + end + "\n" for part in text.split(begin)[1:]]


def found_in(path, password):
    text = run("openssl", "pkcs12", "-legacy", "-in", path, "-nodes", "-passin", f"pass:{password}").decode()
    public = [run("openssl", "pkey", "-pubout", "-outform", "DER", input=one.encode()) for one in blocks(text, "PRIVATE KEY")]
    certificates = [run("openssl", "x509", "-outform", "DER", input=one.encode()) for one in blocks(text, "CERTIFICATE")]
    return {
        "password": password,
        "publicKeys": sorted(hashlib.sha256(one).hexdigest() for one in public),
        "certificates": sorted(hashlib.sha1(one).hexdigest().upper() for one in certificates),
    }


def write_expected():
    found = {}
    for folder in ("test-p12", "key-files"):
        for path in sorted((HERE / folder).glob("*.p12")):
            # openssl 3.0 knows no PBMAC1: the same file with the usual MAC stands in for it.
            source = OUT / "mac-sha512.p12" if path.stem == "pbmac1" else path
            found[f"{folder}/{path.name}"] = found_in(source, OTHER_PASSWORDS.get(path.stem, PLAIN))
    (HERE / "found-by-openssl.json").write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


# --- all of them --------------------------------------------------------------------------------------------

def pkcs12_files(folder):
    aes = ["-keypbe", "AES-256-CBC", "-certpbe", "AES-256-CBC"]
    export(folder, "aes-256-norwegian", *aes, password=NORWEGIAN)
    export(folder, "rc2-40-norwegian", "-legacy", "-certpbe", "PBE-SHA1-RC2-40", "-keypbe", "PBE-SHA1-3DES",
           "-macalg", "sha1", password=NORWEGIAN)
    export(folder, "aes-128-mac-sha384", "-keypbe", "AES-128-CBC", "-certpbe", "AES-192-CBC", "-macalg", "sha384")
    export(folder, "mac-sha512", *aes, "-macalg", "sha512")
    for scheme in ("2DES", "RC2-128", "RC4-128", "RC4-40"):
        export(folder, scheme.lower(), "-legacy", "-certpbe", f"PBE-SHA1-{scheme}", "-keypbe", f"PBE-SHA1-{scheme}",
               "-macalg", "sha1")
    export(folder, "windows", "-legacy", "-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1",
           "-iter", "2000", "-LMK", "-name", "Virksomhetssertifikat EKSEMPEL AS", "-CSP",
           "Microsoft Enhanced RSA and AES Cryptographic Provider", "-certfile", folder / "production-chain.crt")
    export(folder, "without-mac", *aes, "-nomac")
    export(folder, "not-encrypted", "-keypbe", "NONE", "-certpbe", "NONE")
    export(folder, "iterations-600000", *aes, "-iter", "600000")
    export(folder, "empty-password", *aes, password="")
    export(folder, "empty-password-3des", "-legacy", "-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", password="")
    export(folder, "ec-empty-password", *aes, password="", leaf="ec")
    export(folder, "test-issuer", *aes, "-certfile", folder / "test-chain.crt", leaf="test-authentication")
    export(folder, "key-only", *aes, certificates=False)
    run("openssl", "pkcs12", "-export", "-nokeys", "-in", folder / "production-authentication.crt",
        "-certfile", folder / "production-chain.crt", "-out", OUT / "certificates-only.p12", "-passout", f"pass:{PLAIN}")
    chain_too = ["-certfile", folder / "production-chain.crt"]
    export(folder, "quick-aes", *aes, *chain_too, "-iter", "1")
    export(folder, "quick-rc2", "-legacy", "-certpbe", "PBE-SHA1-RC2-40", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1",
           *chain_too, "-iter", "1")
    export(folder, "quick-rc4", "-legacy", "-certpbe", "PBE-SHA1-RC4-128", "-keypbe", "PBE-SHA1-RC4-128", "-nomac",
           *chain_too, "-iter", "1")
    export(folder, "quick-open", "-keypbe", "NONE", "-certpbe", "NONE", "-nomac", *chain_too)
    delivery(folder, "delivery-modern")
    delivery(folder, "delivery-legacy", *(f"-J-Dkeystore.pkcs12.{one}" for one in (
        "certProtectionAlgorithm=PBEWithSHA1AndRC2_40", "keyProtectionAlgorithm=PBEWithSHA1AndDESede",
        "macAlgorithm=HmacPBESHA1")))


def pem_files(folder):
    own = folder / "production-authentication.key"
    for cipher, hash_name in (("aes-128-cbc", "SHA1"), ("aes-192-cbc", "SHA384"), ("aes-256-cbc", "SHA512"),
                              ("des3", "SHA256")):
        run("openssl", "pkcs8", "-topk8", "-in", own, "-v2", cipher, "-v2prf", f"hmacWith{hash_name}",
            "-passout", f"pass:{NORWEGIAN}", "-out", OUT / f"{cipher}-{hash_name.lower()}.pem")
    run("openssl", "pkcs8", "-topk8", "-in", own, "-v1", "PBE-SHA1-3DES", "-passout", f"pass:{NORWEGIAN}",
        "-out", OUT / "pkcs8-old-3des.pem")
    run("openssl", "pkcs8", "-topk8", "-in", own, "-scrypt", "-passout", f"pass:{PLAIN}", "-out", OUT / "scrypt.pem")
    run("openssl", "rsa", "-in", own, "-traditional", "-aes256", "-passout", f"pass:{PLAIN}",
        "-out", OUT / "traditional-aes-256.pem")
    parts = [folder / "production-chain.crt", own, folder / "production-authentication.crt"]
    (OUT / "certificates-and-key.pem").write_text("".join(one.read_text() for one in parts))


def main():
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        chain(folder, "production", "Buypass Class 3 CA G2 ST Business", "Buypass Class 3 Root CA G2 ST")
        chain(folder, "test", "Buypass Class 3 Test4 CA G2 ST Business", "Buypass Class 3 Test4 Root CA G2 ST")
        run("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", folder / "ec.key")
        certificate(folder, "ec", OWNER, "keyUsage=critical,digitalSignature", "production-issuer")
        pkcs12_files(folder)
        pem_files(folder)
    source = (OUT / "windows.p12").read_bytes()
    (OUT / "in-pieces.p12").write_bytes(in_pieces(source))
    (OUT / "in-pieces-encrypted.p12").write_bytes(encrypted_in_pieces((OUT / "quick-rc4.p12").read_bytes()))
    (OUT / "pbmac1.p12").write_bytes(with_pbmac1((OUT / "mac-sha512.p12").read_bytes()))
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
    assert load_pkcs12((OUT / "pbmac1.p12").read_bytes(), PLAIN.encode()).key is not None
    write_expected()


main()
