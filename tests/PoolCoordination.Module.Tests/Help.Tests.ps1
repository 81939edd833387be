BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $commands = Get-Command -Module PoolCoordination | ForEach-Object { @{ name = $_.Name; command = $_ } }
    $examples = foreach ($file in Get-ChildItem (Join-Path $root 'docs/cmdlets/*.md')) {
        $pattern = '(?s)### (?<title>Example [^\r\n]+)\r?\n.*?```powershell\r?\n(?<code>.*?)\r?\n```'
        foreach ($match in [regex]::Matches((Get-Content $file -Raw), $pattern)) {
            @{ name = $file.BaseName; title = $match.Groups['title'].Value; code = $match.Groups['code'].Value }
        }
    }
}

Describe 'The help of <name>' -ForEach $commands {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
        $own = $command.Parameters.Keys | Where-Object { $_ -notin $common -or $_ -in 'WhatIf', 'Confirm' } | Sort-Object
        $markdown = Get-Content (Join-Path $root "docs/cmdlets/$name.md") -Raw
    }

    It 'has a page that names each parameter and no other' {
        [regex]::Matches($markdown, '(?m)^### -(\w+)').ForEach{ $_.Groups[1].Value } | Sort-Object | Should -Be $own
        $markdown | Should -Not -Match '\{\{'
    }
    It 'has a page with the sections of PlatyPS' {
        [regex]::Matches($markdown, '(?m)^## ([A-Z ]+?)\r?$').ForEach{ $_.Groups[1].Value } |
            Should -Be 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'EXAMPLES', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS'
    }
    It 'has a page whose syntax is that of the cmdlet' {
        $shown = [regex]::Matches($markdown, '(?s)\n### (?<set>\S+)(?<default> \(Default\))?\r?\n\r?\n```\r?\n(?<text>.*?)\r?\n```') |
            ForEach-Object {
            "$($_.Groups['set'].Value)$($_.Groups['default'].Value): $($_.Groups['text'].Value -replace '\s+', ' ')"
        }
        $real = $command.ParameterSets | ForEach-Object {
            $default = $_.IsDefault -and $_.Name -ne '__AllParameterSets' ? ' (Default)' : ''
            "$($_.Name)${default}: $name $_" -replace ' ?\[<CommonParameters>\]'
        }
        $shown | Sort-Object | Should -Be ($real.TrimEnd() | Sort-Object)
    }
    It 'has a page whose parameters are those of the cmdlet' {
        foreach ($parameter in $own.ForEach{ $command.Parameters[$_] }) {
            $data = [regex]::Match($markdown,
                "(?s)\n### -$($parameter.Name)\r?\n.*?``````yaml\r?\n(?<text>.*?)\r?\n``````").Groups['text'].Value
            $lines = @("Type: $($parameter.ParameterType.ToString())", "DefaultValue: ''",
                "SupportsWildcards: $($parameter.Attributes.TypeId.Name -contains 'SupportsWildcardsAttribute')")
            $lines += $parameter.Aliases ? @('Aliases:') + $parameter.Aliases.ForEach{ "- $_" } : 'Aliases: []'
            $lines += 'ParameterSets:'
            foreach ($set in $parameter.ParameterSets.GetEnumerator()) {
                $lines += "- Name: $($set.Key -replace '^__AllParameterSets$', '(All)')"
                $lines += "  Position: $($set.Value.Position -eq [int]::MinValue ? 'Named' : $set.Value.Position)",
                    "  IsRequired: $($set.Value.IsMandatory)"
                foreach ($kind in 'ValueFromPipeline', 'ValueFromPipelineByPropertyName', 'ValueFromRemainingArguments') {
                    $lines += "  ${kind}: $($set.Value.$kind)"
                }
            }
            $lines += 'DontShow: false', 'AcceptedValues: []', "HelpMessage: ''"
            ($data -split '\r?\n' | Sort-Object) -join "`n" |
                Should -Be (($lines | Sort-Object) -join "`n") -Because "of -$($parameter.Name)"
        }
    }
    It 'has the address of its page' {
        $command.HelpUri | Should -Be "https://github.com/poolcoordination/PoolCoordination/blob/main/docs/cmdlets/$name.md"
        $markdown | Should -Match "(?m)^HelpUri: $([regex]::Escape($command.HelpUri))\r?$"
        @((Get-Help $name).relatedLinks.navigationLink.uri)[0] | Should -Be $command.HelpUri
    }
    It 'is what Get-Help shows' {
        $help = Get-Help $name -Full
        $help.Synopsis | Should -BeLike '*[a-z].'
        @($help.examples.example).Count | Should -BeGreaterThan 1
        foreach ($example in $help.examples.example) { $example.code | Should -Match '^\S' }
        Get-Help $name -Examples | Out-String | Should -Not -Match $fence
        $help.relatedLinks.navigationLink.uri | Should -Match '^https://'
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.returnValues.returnValue).Count | Should -BeGreaterThan 0
        $help.parameters.parameter.name | Should -Be $own
        foreach ($parameter in $help.parameters.parameter) {
            $parameter.description.Text | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) needs a text"
        }
    }
    It 'shows the syntax and the parameters that the cmdlet has' {
        $help = Get-Help $name -Full
        $shown = foreach ($item in @($help.syntax.syntaxItem)) {
            ($item.parameter.ForEach{ "$($_.name) $($_.required) $($_.position) $($_.pipelineInput -replace ' .*')" }) -join ', '
        }
        $real = foreach ($set in $command.ParameterSets) {
            $parameters = $set.Parameters.Where{ $_.Name -in $own }
            # As the syntax of Get-Command orders them.
            $ordered = [regex]::Matches("$set", '(?<=^|[ \[])-(\w+)').ForEach{ $_.Groups[1].Value }.ForEach{
                $called = $_; $parameters.Where{ $_.Name -eq $called }
            }
            $ordered.ForEach{
                $position = $_.Position -lt 0 ? 'named' : $_.Position
                $takesInput = $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName
                "$($_.Name) $("$($_.IsMandatory)".ToLower()) $position $takesInput"
            } -join ', '
        }
        $shown | Sort-Object | Should -Be ($real | Sort-Object)
        foreach ($parameter in $help.parameters.parameter) {
            $real = $command.Parameters[$parameter.name]
            $parameter.aliases | Should -Be ($real.Aliases ? $real.Aliases -join ', ' : 'none')
            $parameter.globbing | Should -Be "$($real.Attributes.TypeId.Name -contains 'SupportsWildcardsAttribute')"
            $parameter.type.name | Should -Be $real.ParameterType.ToString()
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
                $run = "`$VerbosePreference = 'Continue'; & { $Code } 4>&1 | ForEach-Object { `$seen.Add(`$_) }"
                $null = $shell.AddScript("param(`$seen) Import-Module '$manifestPath'; $run").AddArgument($seen)
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
    It 'is shown' { Get-Help about_PoolCoordination | Out-String | Should -BeLike '*a log that instances share*' }
}
