/** English for the life on the desktop: start, tray, notifications and the proxy. */
export const desktopTexts = {
  title: 'On this computer',
  startAtLogin: 'Start when I log in',
  startAtLoginHelp:
    'Budstikke starts in the background, so files are sent and fetched without you thinking of it.',
  closeToTray: 'Go on working when the window is closed',
  closeToTrayHelp: 'Budstikke stays beside the clock. Quit from there when you want to stop everything.',
  notifications: 'Tell me outside the window',
  notificationsHelp:
    'Short notifications when something arrives or stops, at most one a minute. Confidential messages are told without their title.',
  proxyTitle: 'The proxy wants to know who you are',
  proxyText:
    '“{{proxy}}” does not let Budstikke out before you have logged in. Ask your IT department if you are in doubt.',
  proxyAgain: 'The last user name or password was not right.',
  username: 'User name',
  password: 'Password',
  keep: 'Remember it in the keychain of this computer',
  login: 'Log in',
  cancel: 'Not now',
  update:
    'A new version of Budstikke ({{version}}) is ready. It starts when nothing moves and the window is closed.',
  restart: 'Restart now',
  updateTitle: 'New version',
}
