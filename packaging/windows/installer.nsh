; «Send with Budstikke» on files and folders, and links of ours, for the person who installs. What stands behind `--`
; is a word: no file name and no link can become a switch.
!macro budstikkeCommand KEY VALUE
  WriteRegStr HKCU "${KEY}\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "${VALUE}"'
!macroend

!macro customInstall
  WriteRegStr HKCU "Software\Classes\*\shell\Budstikke" "" "Send med Budstikke"
  WriteRegStr HKCU "Software\Classes\*\shell\Budstikke" "Icon" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  !insertmacro budstikkeCommand "Software\Classes\*\shell\Budstikke" "%1"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Budstikke" "" "Send med Budstikke"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Budstikke" "Icon" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  !insertmacro budstikkeCommand "Software\Classes\Directory\shell\Budstikke" "%1"
!macroend

!macro customUnInstall
  DeleteRegKey HKCU "Software\Classes\*\shell\Budstikke"
  DeleteRegKey HKCU "Software\Classes\Directory\shell\Budstikke"
  DeleteRegKey HKCU "Software\Classes\budstikke"
!macroend
