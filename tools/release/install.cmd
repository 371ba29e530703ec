@echo off
rem Installs from this folder alone; nothing is asked of a network.
chcp 65001 >nul
setlocal
set "HERE=%~dp0"
set "TARGET=%LOCALAPPDATA%\rectify"
where py >nul 2>nul && (set "PYTHON=py -3") || (set "PYTHON=python")
%PYTHON% -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))" 2>nul || (
    echo 没有找到 Python 3.11 至 3.14，请先安装。 / Python 3.11 to 3.14 was not found; please install it first.
    exit /b 1
)
%PYTHON% "%HERE%verify.py" "%HERE%." || exit /b 1
%PYTHON% -m venv "%TARGET%" || exit /b 1
"%TARGET%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%HERE%wheels" --require-hashes --requirement "%HERE%requirements.txt" || (
    echo 安装没有完成，原因见上。 / Not installed; the reason stands above.
    exit /b 1
)
echo 安装完成。请运行： / Installed. To run it:
echo   "%TARGET%\Scripts\rectify.exe" --help
