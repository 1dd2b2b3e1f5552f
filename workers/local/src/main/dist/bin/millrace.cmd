@echo off
rem Starts millrace with the JVM switches it is measured with. Needs a JDK or JRE, 17 or newer.
rem   MILLRACE_JAVA_OPTS   more JVM switches, for example -Xmx4g; they win over those below
rem   JAVA_HOME            which Java; otherwise the java in PATH
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_CMD=java"
if defined JAVA_HOME set "JAVA_CMD=%JAVA_HOME%\bin\java.exe"
set "FEATURE="
for /f "tokens=2 delims== " %%v in ('""%JAVA_CMD%" -XshowSettings:properties -version 2^>^&1" ^| findstr /c:"java.specification.version ="') do set "FEATURE=%%v"
if not defined FEATURE (
  echo millrace: cannot run %JAVA_CMD%: install a JDK or JRE, 17 or newer, or set JAVA_HOME 1>&2
  exit /b 2
)
if "%FEATURE:~0,2%"=="1." set "FEATURE=8"
if %FEATURE% lss 17 (
  echo millrace: %JAVA_CMD% is Java %FEATURE%, but 17 or newer is needed; set JAVA_HOME 1>&2
  exit /b 2
)
set "SWITCHES="
if %FEATURE% geq 24 set "SWITCHES=--sun-misc-unsafe-memory-access=allow"
"%JAVA_CMD%" -Xmx1g %SWITCHES% %MILLRACE_JAVA_OPTS% -jar "%HOME_DIR%\millrace.jar" %*
exit /b %ERRORLEVEL%
