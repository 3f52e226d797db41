import type { UnattendedText } from './unattended-text.ts'

export const unattendedEn: UnattendedText = {
  commands: {
    run: {
      brief: 'runs without a window: sends and fetches until it is stopped',
      more: `The window and the other commands attach to it while it runs. Ctrl+C or SIGTERM stops it in order, with exit code 0. The log is on standard output, one line of JSON per event; words in a terminal.
--once: sends all that lies in out-folders, fetches all that is for in-folders, and ends (0 all well, 3 something failed, 4 not done within --timeout S, otherwise an hour)
--check: opens the data and the vault, and ends
--no-keychain: only the passphrase opens the vault; the keychain belongs to whoever is logged in
--health-port P: /health and /metrics (OpenMetrics) on 127.0.0.1, without names of files and organisations
--webhook URL or --webhook-file FILE: an address that hears of failures (https, or this machine); in a file that only its owner can read when the address is a secret`,
    },
    'service install': {
      brief: 'lets the system start it without a login',
      more: `First tries to open the data and the vault as the service will. Writes a systemd unit (Linux), a launchd plist (macOS) or a scheduled task (Windows), and starts it. Can be run again.
Without a login there is no keychain: make a passphrase with “budstikke vault passphrase”, and name its file with --vault-passphrase-file.
--print: only shows the text · --system --account ACCOUNT: for the machine instead of for you (Linux) · --account ACCOUNT: required on macOS · --health-port P · --webhook-file FILE`,
    },
    'service status': {
      brief: 'shows whether the service runs',
      more: 'Exit code 0 when it runs, otherwise 3.',
    },
    'service remove': {
      brief: 'stops the service and removes it from the system',
      more: 'Data, keys and folders stay where they are.',
    },
  },
  installed: 'The service is installed and started. It starts by itself when the machine does.',
  vaultHelp:
    'The service cannot open the vault, and has not been installed. Make a passphrase: “budstikke vault passphrase --passphrase-file FILE”, with a file that only the account of the service can read. Then run “budstikke service install --vault-passphrase-file FILE”.',
  runs: 'The service is running.',
  rests: 'The service is not running.',
}
