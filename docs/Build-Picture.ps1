<#
.SYNOPSIS
Makes a picture of what a terminal of tmux shows, as SVG: status and list for the README, or the board.
.PARAMETER Name
The picture: views or board.
.PARAMETER Destination
The file.
.PARAMETER Width
The columns of the terminal.
#>
[CmdletBinding()]
param([ValidateSet('views', 'board')] [string] $Name = 'views', [string] $Destination = "$PSScriptRoot/$Name.svg", [int] $Width = 80)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$env:NO_COLOR = $null
$root = Split-Path $PSScriptRoot
$scratch = New-Item (Join-Path ([IO.Path]::GetTempPath()) "pool-picture-$PID") -ItemType Directory
# Lines of before, then what the commands themselves write.
$lines = foreach ($line in
    @(2520, 'C', 'signaling', 'Cache key holds the model version', 'inference/cache.py', ''),
    @(1320, 'C', 'blocked', 'Oracle training data access', 'oracle/training/loader.py', 'Oracle model fine-tuning'),
    @(240, 'LEGION', 'completed', 'Token refresh fix', 'auth.py, session_handler.py', '')) {
    @{
        id = "$($line[0])"; timestamp = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() - $line[0]; source_instance = $line[1]
        action = $line[2]; topic = $line[3]; affects = $line[4]; blocks = $line[5]
    } | ConvertTo-Json -Compress
}
# Three more sessions: one is at work, one was refused a claim, and one is done.
$sessions = @'
send() {
    printf '{"hook_event_name": "%s", "session_id": "%s-1", "cwd": "%s", %s}' "$1" "$2" "$PWD" "$3" |
        env -u CLAUDE_INSTANCE pool-hook >/dev/null
}
say() { send Stop $1 '"last_assistant_message": "~~~pool\nACTION: '"$2"'\nTOPIC: '"$3"'\nAFFECTS: '"$4"'\n~~~"'; }
for session in bbbbbbbb cccccccc dddddddd; do send SessionStart $session '"source": "startup"'; done
say bbbbbbbb claimed 'Payment' src/pay.py
send UserPromptSubmit bbbbbbbb '"prompt": "Rewrite the payment"'
mkdir -p src && echo pay >src/pay.py
send PostToolUse bbbbbbbb '"tool_name": "Write", "tool_input": {"file_path": "'"$PWD"'/src/pay.py"}'
say cccccccc claimed 'Refunds' src/pay.py
say dddddddd completed 'Login form' web/login.ts
'@
$null = New-Item "$scratch/home/.claude/pool", "$scratch/home/shop" -ItemType Directory
Set-Content "$scratch/home/.claude/pool/instance_state.jsonl" $lines
Set-Content "$scratch/setup.sh" @"
export HOME='$scratch/home' CLAUDE_INSTANCE=A PATH='$root/bin':`$PATH
unset POOL_PATH CLAUDE_CONFIG_DIR NO_COLOR
cd ~/shop
$(if ($Name -eq 'board') { 'git init -q -b payments' })
pool install >/dev/null
echo '{"hook_event_name": "SessionStart", "session_id": "7c1d9e52", "source": "startup"}' | pool hook >/dev/null
pool add -a claimed -t 'Visual server refactor' --affects visual_perception_client/ -i LEGION >/dev/null
pool add -a claimed -t 'Session storage' --affects src/session/ --ttl 2h >/dev/null
$(if ($Name -eq 'board') { $sessions })
PS1='$ '
clear
"@

function Invoke-Tmux { tmux -L "pool-picture-$PID" -f /dev/null @args }

# Until the terminal has come to rest: it shows a prompt at its end, and nothing has changed since the last look.
function Wait-Prompt([int] $Count) {
    $screen = ''
    do {
        $before = $screen
        $screen = (Invoke-Tmux capture-pane -p) -join "`n"
        Start-Sleep -Milliseconds 300
    } until ($screen -eq $before -and [regex]::Matches($screen, '(?m)^\$').Count -eq $Count)
}

try {
    Invoke-Tmux new-session -d -x $Width -y 40 "bash --noprofile --rcfile '$scratch/setup.sh' -i"
    $commands = $Name -eq 'board' ? @() : @('pool status', 'pool list')
    Wait-Prompt 1
    if ($Name -eq 'board') {
        Invoke-Tmux resize-window -x $Width -y 20
        Invoke-Tmux send-keys 'pool board' Enter
        do { Start-Sleep -Milliseconds 300 } until ((Invoke-Tmux capture-pane -p) -match 'q quit')
    }
    $prompts = 1
    foreach ($command in $commands) {
        Invoke-Tmux send-keys $command Enter
        Wait-Prompt (++$prompts)
    }
    $lines = @(Invoke-Tmux capture-pane -p -e)
}
finally {
    Invoke-Tmux kill-server
    Remove-Item $scratch -Recurse -Force
}

if ($Name -eq 'views') {
    # The last prompt waits for nothing, and below it nothing stands.
    $last = $lines.Count - 1
    while (($lines[$last] -replace '\e\[[0-9;]*m') -notmatch '^\$') { $last-- }
    $lines = $lines[0..($last - 1)]
}
while (-not $lines[-1].Trim()) { $lines = $lines[0..($lines.Count - 2)] }

$colours = @{
    31 = '#f2777a'; 32 = '#99cc99'; 33 = '#ffcc66'; 34 = '#6699cc'; 36 = '#66cccc'; 37 = '#d3d0c8'
    90 = '#747369'; 92 = '#99cc99'; 93 = '#ffcc66'; 96 = '#66cccc'; 97 = '#f2f0ec'
}
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
                elseif ($code -eq 2) { $colour = '#8b8a83' }
                elseif ($code -eq 0) { $weight = ''; $colour = '#d3d0c8' }
                elseif ($code -eq 39) { $colour = '#d3d0c8' }
                elseif ($colours.ContainsKey($code)) { $colour = $colours[$code] }
            }
        }
        else {
            # Each stretch without a gap has its own place, whatever a reader does with spaces.
            foreach ($stretch in [regex]::Matches($part, '\S+( \S+)*')) {
                $x = 16 + ($column + $stretch.Index) * $cell
                '<text x="{0:0.#}" y="{1}" fill="{2}"{3}>{4}</text>' -f $x, (28 + $y * $row), $colour, $weight,
                    [Security.SecurityElement]::Escape($stretch.Value)
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
