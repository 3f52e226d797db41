# The certificate store of Windows for Budstikke. One request as JSON on standard input, one answer as JSON on standard
# output, and nothing on the command line. Keys never leave the store: Windows signs, whether or not a key can be exported.
#
#   {"do":"list"}
#     -> {"certificates":[{"location":"CurrentUser","thumbprint":"...","certificate":"base64","hasPrivateKey":true}]}
#   {"do":"sign","location":"CurrentUser","thumbprint":"...","digest":"base64 of SHA-256"}
#     -> {"signature":"base64"}
#     -> {"error":"certificate-gone"} | {"error":"no-rsa-key"} | {"error":"failed","code":"0x80090016"}

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Answer($answer) {
  [Console]::Out.Write((ConvertTo-Json -InputObject $answer -Compress -Depth 4))
}

# What went wrong stands innermost; its words are in the language of the machine, its number is not.
function Write-Failure($record) {
  $code = '0x{0:X8}' -f $record.Exception.GetBaseException().HResult
  Write-Answer @{ error = 'failed'; code = $code }
}

function Get-StoreCertificates($location) {
  $store = New-Object System.Security.Cryptography.X509Certificates.X509Store('My', $location)
  try {
    $store.Open('ReadOnly, OpenExistingOnly')
    return @($store.Certificates)
  }
  catch {
    # A store that this user may not read holds nothing for them.
    return @()
  }
  finally {
    $store.Close()
  }
}

function Get-List {
  $found = foreach ($location in 'CurrentUser', 'LocalMachine') {
    foreach ($certificate in Get-StoreCertificates $location) {
      @{
        location      = $location
        thumbprint    = $certificate.Thumbprint
        certificate   = [Convert]::ToBase64String($certificate.RawData)
        hasPrivateKey = $certificate.HasPrivateKey
      }
    }
  }
  return @{ certificates = @($found) }
}

function Get-Signature($request) {
  if ($request.location -notin 'CurrentUser', 'LocalMachine') { return @{ error = 'certificate-gone' } }
  $certificate = Get-StoreCertificates $request.location |
    Where-Object { $_.Thumbprint -eq $request.thumbprint } | Select-Object -First 1
  if ($null -eq $certificate) { return @{ error = 'certificate-gone' } }
  $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate)
  if ($null -eq $key) { return @{ error = 'no-rsa-key' } }
  try {
    $signature = $key.SignHash(
      [Convert]::FromBase64String($request.digest),
      [System.Security.Cryptography.HashAlgorithmName]::SHA256,
      [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
    return @{ signature = [Convert]::ToBase64String($signature) }
  }
  finally {
    $key.Dispose()
  }
}

try {
  $request = [Console]::In.ReadToEnd() | ConvertFrom-Json
  if ($request.do -eq 'list') { Write-Answer (Get-List) }
  elseif ($request.do -eq 'sign') { Write-Answer (Get-Signature $request) }
  else { Write-Answer @{ error = 'failed'; code = '0x80070057' } }
}
catch {
  Write-Failure $_
}
