<#
.SYNOPSIS
Makes the picture of the views for the README: what a terminal of tmux shows, as SVG.
.PARAMETER Destination
The file.
.PARAMETER Width
The columns of the terminal.
#>
[CmdletBinding()]
param([string] $Destination = "$PSScriptRoot/views.svg", [int] $Width = 96)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$env:NO_COLOR = $null
$root = Split-Path $PSScriptRoot
$scratch = New-Item (Join-Path ([IO.Path]::GetTempPath()) "pool-picture-$PID") -ItemType Directory
$setup = @"
Import-Module '$root/PoolCoordination.psd1'
`$env:POOL_PATH = '$scratch/pool.jsonl'
function Add([int] `$Ago, [string] `$Instance, [string] `$Action, [string] `$Topic, [string] `$Affects, [string] `$Summary = '') {
    @{ id = "`$Ago"; timestamp = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() - `$Ago; source_instance = `$Instance; action = `$Action; topic = `$Topic; affects = `$Affects; summary = `$Summary } |
        ConvertTo-Json -Compress | Add-Content `$env:POOL_PATH
}
Add 2520 C signaling 'Cache key holds the model version' 'inference/cache.py'
Add 1320 C blocked 'Oracle training data access' 'oracle/training/loader.py, oracle/training/reader.py'
Add 780 LEGION claimed 'Visual server refactor' 'visual_perception_client/'
Add 240 A completed 'Auth token refresh fix' 'auth.py, session_handler.py' 'Added a mutex to the token refresh.'
function prompt { 'PS> ' }
Clear-Host
"@
Set-Content "$scratch/setup.ps1" $setup

function Invoke-Tmux { tmux -L "pool-picture-$PID" -f /dev/null @args }

# Until the terminal has come to rest: it shows a prompt at its end, and nothing has changed since the last look.
function Wait-Prompt([int] $Count) {
    $screen = ''
    do {
        $before = $screen
        $screen = (Invoke-Tmux capture-pane -p) -join "`n"
        Start-Sleep -Milliseconds 300
    } until ($screen -eq $before -and [regex]::Matches($screen, '(?m)^PS>').Count -eq $Count)
}

try {
    Invoke-Tmux new-session -d -x $Width -y 40 "pwsh -NoProfile -NoLogo -NoExit -File '$scratch/setup.ps1'"
    $commands = 'Get-PoolEntry', 'Get-PoolEntry -Action blocked | Format-List', 'Measure-Pool'
    Wait-Prompt 1
    foreach ($i in 0..($commands.Count - 1)) {
        Invoke-Tmux send-keys $commands[$i] Enter
        Wait-Prompt ($i + 2)
    }
    $lines = @(Invoke-Tmux capture-pane -p -e)
}
finally {
    Invoke-Tmux kill-server
    Remove-Item $scratch -Recurse
}

# The last prompt waits for nothing, and below it nothing stands.
$last = $lines.Count - 1
while ($lines[$last] -notmatch '^PS>') { $last-- }
$lines = $lines[0..($last - 1)]
while (-not $lines[-1].Trim()) { $lines = $lines[0..($lines.Count - 2)] }

$colours = @{ 31 = '#f2777a'; 32 = '#99cc99'; 33 = '#ffcc66'; 34 = '#6699cc'; 36 = '#66cccc'; 37 = '#d3d0c8'; 90 = '#747369'; 92 = '#99cc99'; 93 = '#ffcc66'; 96 = '#66cccc'; 97 = '#f2f0ec' }
$cell = 8.4
$row = 18
# A style goes on across the end of a line.
$colour = '#d3d0c8'
$weight = ''
$text = foreach ($y in 0..($lines.Count - 1)) {
    $column = 0
    foreach ($part in [regex]::Split($lines[$y], '(\e\[[0-9;]*m)')) {
        if ($part -match '^\e\[([0-9;]*)m$') {
            foreach ($code in [int[]] ($Matches[1] -split ';')) {
                if ($code -eq 1) { $weight = ' font-weight="bold"' }
                elseif ($code -eq 0) { $weight = ''; $colour = '#d3d0c8' }
                elseif ($code -eq 39) { $colour = '#d3d0c8' }
                elseif ($colours.ContainsKey($code)) { $colour = $colours[$code] }
            }
        }
        else {
            # Each stretch without a gap has its own place, whatever a reader does with spaces.
            foreach ($stretch in [regex]::Matches($part, '\S+( \S+)*')) {
                $x = 16 + ($column + $stretch.Index) * $cell
                '<text x="{0:0.#}" y="{1}" fill="{2}"{3}>{4}</text>' -f $x, (28 + $y * $row), $colour, $weight, [Security.SecurityElement]::Escape($stretch.Value)
            }
            $column += $part.Length
        }
    }
}
$size = 'width="{0:0}" height="{1}"' -f (32 + $Width * $cell), (28 + $lines.Count * $row)
Set-Content $Destination @"
<svg xmlns="http://www.w3.org/2000/svg" $size font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14">
<rect width="100%" height="100%" rx="6" fill="#2d2d2d"/>
$($text -join "`n")
</svg>
"@
