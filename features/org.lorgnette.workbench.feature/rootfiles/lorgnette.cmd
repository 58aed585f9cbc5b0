@echo off
rem Starts the workbench with a Java of 21 or newer: the one in LORGNETTE_JAVA or JAVA_HOME, or the java on the path. Arguments go to
rem Eclipse, such as -data DIR for the workspace (by default LORGNETTE_WORKSPACE, else lorgnette-workspace in the user's folder).
rem LORGNETTE_MEMORY names the largest heap (such as 8g), LORGNETTE_OPTS further options for Java, LORGNETTE_LANG the language (fr).
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if defined LORGNETTE_JAVA set "java=%LORGNETTE_JAVA%\bin\java"
if not defined LORGNETTE_WORKSPACE set "LORGNETTE_WORKSPACE=%USERPROFILE%\lorgnette-workspace"
set "memory=-XX:MaxRAMPercentage=60"
if defined LORGNETTE_MEMORY set "memory=-Xmx%LORGNETTE_MEMORY%"
set "language="
if defined LORGNETTE_LANG set "language=-nl %LORGNETTE_LANG%"
set "launcher="
for %%F in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%F"
:start
"%java%" %memory% --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true %LORGNETTE_OPTS% -jar "%launcher%" %language% -data "%LORGNETTE_WORKSPACE%" %*
if %errorlevel% equ 23 goto start
exit /b %errorlevel%
