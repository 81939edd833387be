BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $withoutPlatyPS = -not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable)
    $withoutHelp = -not (Test-Path (Join-Path $moduleFolder 'en-US/PoolCoordination.PowerShell.dll-Help.xml'))
    $commands = Get-Command -Module PoolCoordination | ForEach-Object { @{ name = $_.Name; command = $_ } }
    $examples = foreach ($file in Get-ChildItem (Join-Path $root 'docs/cmdlets/*.md')) {
        foreach ($match in [regex]::Matches((Get-Content $file -Raw), '(?s)### (?<title>Example [^\r\n]+)\r?\n.*?```powershell\r?\n(?<code>.*?)\r?\n```')) {
            @{ name = $file.BaseName; title = $match.Groups['title'].Value; code = $match.Groups['code'].Value }
        }
    }
}

Describe 'The help of <name>' -ForEach $commands {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        $own = $command.Parameters.Keys | Where-Object { $_ -notin $common -or $_ -in 'WhatIf', 'Confirm' } | Sort-Object
        $markdown = Get-Content (Join-Path $root "docs/cmdlets/$name.md") -Raw
    }

    It 'has a page that names each parameter and no other' {
        [regex]::Matches($markdown, '(?m)^### -(\w+)').ForEach{ $_.Groups[1].Value } | Sort-Object | Should -Be $own
        $markdown | Should -Not -Match '\{\{'
    }
    It 'has a page whose syntax and parameters are those of the cmdlet' -Skip:$withoutPlatyPS {
        Import-Module Microsoft.PowerShell.PlatyPS
        $page = Import-MarkdownCommandHelp (Join-Path $root "docs/cmdlets/$name.md")
        $real = New-CommandHelp $command
        $lines = foreach ($source in $page, $real) { ($source.Syntax | ForEach-Object { "$_" -replace ' \[<CommonParameters>\]' } | Sort-Object) -join "`n" }
        $lines[0] | Should -Be $lines[1]
        foreach ($parameter in $real.Parameters) {
            $shown = $page.Parameters.Where{ $_.Name -eq $parameter.Name }[0]
            "$($shown.Type) $($shown.SupportsWildcards) $($shown.Aliases)" | Should -Be "$($parameter.Type) $($parameter.SupportsWildcards) $($parameter.Aliases)"
        }
    }
    It 'is what Get-Help shows' -Skip:$withoutHelp {
        $help = Get-Help $name -Full
        $help.Synopsis | Should -BeLike '*[a-z].'
        @($help.examples.example).Count | Should -BeGreaterThan 1
        foreach ($example in $help.examples.example) { $example.code | Should -Match '^\S' }
        Get-Help $name -Examples | Out-String | Should -Not -Match $fence
        $help.relatedLinks.navigationLink.uri | Should -Match '^https://'
        foreach ($parameter in $own) {
            $help.parameters.parameter.Where{ $_.name -eq $parameter }[0].description.Text | Should -Not -BeNullOrEmpty -Because "-$parameter needs a text"
        }
    }
}

Describe 'The example of <name>, <title>' -ForEach $examples {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"

        # A watch is over with an entry that another writes; the first word of it is that it follows the pool.
        function Invoke-Watch([string] $Code) {
            $seen = [System.Collections.Concurrent.BlockingCollection[object]]::new()
            $shell = [powershell]::Create()
            try {
                $null = $shell.AddScript("param(`$seen) Import-Module '$manifestPath'; `$VerbosePreference = 'Continue'; & { $Code } 4>&1 | ForEach-Object { `$seen.Add(`$_) }").AddArgument($seen)
                $null = $shell.BeginInvoke()
                $item = $null
                $seen.TryTake([ref] $item, 20000) | Should -BeTrue
                Add-Line $env:POOL_PATH @{ topic = 'The auth fix' }
                $seen.TryTake([ref] $item, 20000) | Should -BeTrue
                "$item" | Should -Be '[A] completed: The auth fix'
            }
            finally {
                $shell.Stop()
                $shell.Dispose()
            }
        }
    }

    It 'runs' {
        $null = New-ScratchPool
        $env:CLAUDE_INSTANCE = 'A'
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -ItemType Directory
        Push-Location $folder
        try {
            if ($name -eq 'Watch-PoolEntry') { Invoke-Watch $code }
            else { $null = & ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'; `$WarningPreference = 'SilentlyContinue'; $code")) }
        }
        finally { Pop-Location }
    }
}

Describe 'The about topic' {
    It 'is shown' -Skip:$withoutHelp { Get-Help about_PoolCoordination | Out-String | Should -BeLike '*a log that instances share*' }
}
