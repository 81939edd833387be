BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $commands = Get-Command -Module PoolCoordination
    $withoutAnalyzer = -not (Get-Module PSScriptAnalyzer -ListAvailable)
    $scripts = Get-Item "$root/build.ps1", "$root/.ci/*.ps1", "$root/eng/*.ps1", "$root/docs/*.ps1", "$root/docs/hooks/*.ps1",
        "$root/tests/PoolCoordination.Benchmarks/*.ps1"
}

Describe 'The module' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $manifest = Import-PowerShellDataFile $manifestPath
    }

    It 'has a valid manifest' { Test-ModuleManifest $manifestPath -ErrorAction Stop | Should -Not -BeNullOrEmpty }
    It 'lists its exports one by one' {
        foreach ($kind in 'CmdletsToExport', 'FunctionsToExport', 'VariablesToExport', 'AliasesToExport') {
            $manifest.ContainsKey($kind) | Should -BeTrue
            $manifest[$kind] | Where-Object { [WildcardPattern]::ContainsWildcardCharacters($_) } | Should -BeNullOrEmpty
        }
    }
    It 'exports each cmdlet that the assembly has' {
        $assembly = Import-Module (Join-Path $moduleFolder $manifest.RootModule) -PassThru
        try { $assembly.ExportedCmdlets.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object) }
        finally { Remove-Module $assembly.Name }
        Import-Module $manifestPath -Force
    }
    It 'exports no alias and nothing else' {
        (Get-Command -Module PoolCoordination).CommandType | Select-Object -Unique | Should -Be 'Cmdlet'
        (Get-Module PoolCoordination).ExportedAliases.Count | Should -Be 0
    }
    It 'is for PowerShell 7.6 and newer, Core' {
        $manifest.PowerShellVersion | Should -Be '7.6'
        $manifest.CompatiblePSEditions | Should -Be 'Core'
    }
    It 'writes and makes nothing when it is imported' {
        $env:CLAUDE_CONFIG_DIR = Join-Path $TestDrive 'untouched'
        Invoke-NewShell '1' | Should -Be '1'
        $env:CLAUDE_CONFIG_DIR | Should -Not -Exist
    }
}

Describe 'The script <_.Name>' -ForEach $scripts {
    It 'has no error of syntax' {
        $problems = $null
        $null = [System.Management.Automation.Language.Parser]::ParseFile($_.FullName, [ref] $null, [ref] $problems)
        $problems | Should -BeNullOrEmpty
    }
    It 'leaves nothing to say to PSScriptAnalyzer' -Skip:$withoutAnalyzer {
        Invoke-ScriptAnalyzer $_.FullName -Severity Warning, Error | ForEach-Object { "$($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }
}

Describe 'The cmdlet <_.Name>' -ForEach $commands {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    }

    It 'has an approved verb' { (Get-Verb).Verb | Should -Contain $_.Verb }
    It 'has a singular noun' { $_.Noun | Should -Match '^Pool([A-Z][a-z]+)*(?<!(?<!Statu)s)$' }
    It 'says what it puts out, or that it puts out nothing' { $_.OutputType.Count | Should -BeGreaterThan 0 }
    It 'asks before it changes state' {
        $_.Parameters.ContainsKey('WhatIf') |
            Should -Be ($_.Verb -in 'Add', 'Set', 'Remove', 'Initialize', 'Install', 'Uninstall', 'Optimize', 'Unlock', 'Clear',
                'Compress', 'Grant', 'Revoke', 'Copy' -or $_.Name -eq 'Show-PoolBoard')
    }
    It 'names things as the others do' {
        $known = 'Path', 'LiteralPath', 'Instance', 'Since', 'Action', 'Topic', 'All', 'Summary', 'Affects', 'Blocks', 'Ttl', 'InputObject',
            'PassThru', 'Full', 'Name', 'PerTerminal', 'Domain', 'Scope', 'Runner', 'InPlace', 'Auto', 'IncludeArchive', 'Value', 'Quiet',
            'Force', 'PoolPath', 'Grant', 'Project', 'Destination', 'Search', 'First', 'LogFile', 'File', 'Entry', 'Timeout', 'Default',
            'DomainOnly', 'StandardStream', 'Command', 'PowerShell', 'StatusLine', 'Agent', 'Once', 'Notify',
            'Web', 'Control', 'NoOpen', 'Port', 'Html', 'TranscriptPath'
        $_.Parameters.Keys | Where-Object { $_ -notin $common -and $_ -notin $known } | Should -BeNullOrEmpty
    }
    It 'completes each parameter that is not a text of the user''s own' {
        $pool = New-ScratchPool
        Add-PoolEntry claimed Known -Affects a.py -Instance KNOWN
        Set-Settings $pool '{"domains":{"KNOWN":["word"]}}'
        $free = $common + 'Path', 'LiteralPath', 'PoolPath', 'Destination', 'InputObject', 'Summary', 'Affects', 'Blocks', 'Domain',
            'Grant', 'Search', 'First', 'LogFile', 'File', 'Entry', 'Timeout', 'Command', 'Port', 'Html',
            'TranscriptPath'
        foreach ($parameter in $_.Parameters.Values | Where-Object { $_.Name -notin $free -and $_.ParameterType -ne [switch] }) {
            $line = $parameter.Name -eq 'Value' ? "$($_.Name) guard " : "$($_.Name) -$($parameter.Name) "
            (TabExpansion2 $line $line.Length).CompletionMatches.ResultType | Select-Object -Unique |
                Should -Be ParameterValue -Because $line
        }
    }
    It 'takes no path of a log from the pipeline, as what Get-Content puts out carries another' {
        # Where -PoolPath names the log, -Path is that of another file.
        if ($_.Parameters.ContainsKey('PoolPath')) { return }
        foreach ($name in 'Path', 'LiteralPath') {
            if ($parameter = $_.Parameters[$name]) {
                $parameter.Attributes.Where{ $_ -is [Parameter] -and $_.ValueFromPipelineByPropertyName } | Should -BeNullOrEmpty
            }
        }
    }
    It 'has its tests' { "$PSScriptRoot/$($_.Name).Tests.ps1" | Should -Exist }
}
