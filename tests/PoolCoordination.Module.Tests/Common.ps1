# Dot-sourced by BeforeAll of each test file: the module of this clone, or the one that POOLCOORDINATION_MANIFEST names, and an
# environment that knows no pool of the user's.
$root = Split-Path (Split-Path $PSScriptRoot)
$manifestPath = $env:POOLCOORDINATION_MANIFEST ? $env:POOLCOORDINATION_MANIFEST : (Join-Path $root 'PoolCoordination.psd1')
$moduleFolder = Split-Path $manifestPath
Import-Module $manifestPath -Force
# What starts this PowerShell anew: as a tool of .NET it runs in another executable.
$pwsh = [PoolCoordination.PowerShell.PowerShellCommand]::Current
$pwshLine = ($pwsh.Path, $pwsh.Arguments).ForEach{ "'$_'" } -join ' '

function Reset-PoolEnvironment {
    foreach ($name in 'CLAUDE_INSTANCE', 'POOL_INSTANCE', 'CLAUDE_CODE_SESSION_ID', 'CLAUDE_CODE_EXECPATH', 'CLAUDE_PROJECT_DIR',
        'POOL_COMPACT', 'TMUX', 'TMUX_PANE', 'WT_SESSION', 'TERM_SESSION_ID') {
        [Environment]::SetEnvironmentVariable($name, $null)
    }
    $env:CLAUDE_CONFIG_DIR = Join-Path $TestDrive 'config'
}

# A new, empty pool, found by POOL_PATH; gives the log's real path.
function New-ScratchPool {
    Reset-PoolEnvironment
    $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('n').Substring(0, 8))
    $null = New-Item $folder -ItemType Directory
    $env:POOL_PATH = Join-Path $folder 'pool.jsonl'
    $env:POOL_PATH
}

# A project's folder with a pool that its user has not approved yet.
function New-Project {
    $project = Join-Path (Get-Item $TestDrive).FullName ([guid]::NewGuid().ToString('n').Substring(0, 8))
    $folder = New-Item (Join-Path $project '.claude/pool') -ItemType Directory
    if (-not $IsWindows) { chmod 700 $folder }
    $project
}

# A line as another writer would append it.
function Add-Line($Path, [hashtable] $Members, [int] $SecondsAgo = 0) {
    $line = @{ id = [guid]::NewGuid().ToString(); timestamp = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() - $SecondsAgo
        source_instance = 'A'; action = 'completed'; topic = 'topic' }
    foreach ($key in $Members.Keys) { $line[$key] = $Members[$key] }
    Add-Content -LiteralPath $Path -Value ($line | ConvertTo-Json -Compress)
}

# What Tab offers at the end of a line.
function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }

function Set-Settings($PoolPath, [string] $Text) {
    Set-Content -LiteralPath (Join-Path (Split-Path $PoolPath) 'pool.json') -Value $Text
}

# A PowerShell of its own, with what comes through the pipeline on standard input.
function Invoke-PowerShell {
    if ($MyInvocation.ExpectingInput) { $input | & $pwsh.Path @($pwsh.Arguments) -NoProfile @args }
    else { & $pwsh.Path @($pwsh.Arguments) -NoProfile @args }
}

# A program of its own, as a client starts it: bytes of UTF-8 go in and come out, whatever the console's encoding is.
function Invoke-AsClient([string] $Path, [string[]] $Argument, [string] $Text) {
    $start = [Diagnostics.ProcessStartInfo]::new($Path)
    foreach ($one in $Argument) { $start.ArgumentList.Add($one) }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    $start.StandardInputEncoding = $start.StandardOutputEncoding = [Text.UTF8Encoding]::new($false)
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.Write($Text)
    $process.StandardInput.Close()
    $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
}

# A copy of the module in a folder with what paths may have; gives its manifest.
function Copy-Module {
    $copy = New-Item (Join-Path $TestDrive "it's O’Brien's [new] Grüße 世界/PoolCoordination") -ItemType Directory -Force
    foreach ($name in 'PoolCoordination.psd1', 'PoolCoordination.Platform.psm1') {
        [IO.File]::Copy((Join-Path $moduleFolder $name), (Join-Path $copy $name), $true)
    }
    $bin = (New-Item (Join-Path $copy bin) -ItemType Directory -Force).FullName
    foreach ($file in Get-ChildItem (Join-Path $moduleFolder bin) -File -Recurse) {
        $target = Join-Path $bin ([IO.Path]::GetRelativePath((Join-Path $moduleFolder bin), $file.FullName))
        $null = [IO.Directory]::CreateDirectory((Split-Path $target))
        [IO.File]::Copy($file.FullName, $target, $true)
    }
    Join-Path $copy PoolCoordination.psd1
}

# A PowerShell of its own, as a new terminal starts one; gives what it prints.
function Invoke-NewShell([string] $Script) {
    Invoke-PowerShell -NonInteractive -Command "`$PSStyle.OutputRendering = 'PlainText'; Import-Module '$manifestPath'; $Script"
}

$fence = '```'
$answer = @"
The bug is fixed.

${fence}pool
INSTANCE: A
ACTION: completed
TOPIC: Auth token refresh fix
SUMMARY: Fixed race condition in token refresh.
AFFECTS: auth.py, session_handler.py
BLOCKS: Session refactor can proceed
$fence

All tests are passing.
"@

# Other agents whose configuration the user of the tests has are left alone.
$PSDefaultParameterValues = @{ 'Install-PoolHook:Agent' = 'claude'; 'Uninstall-PoolHook:Agent' = 'claude' }
