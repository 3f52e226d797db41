/** The names that bridge and main process share; the bridge repeats them, since it carries no code of ours. */
export const channels = {
  call: 'budstikke:call',
  addFiles: 'budstikke:add-files',
  pickFolder: 'budstikke:pick-folder',
  event: 'budstikke:event',
  lost: 'budstikke:lost',
  desktop: 'budstikke:desktop',
  desktopFollow: 'budstikke:desktop-follow',
  desktopChange: 'budstikke:desktop-change',
  desktopRestart: 'budstikke:desktop-restart',
  proxyAnswer: 'budstikke:proxy-answer',
} as const
