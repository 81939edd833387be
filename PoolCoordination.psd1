@{
    RootModule           = 'bin/PoolCoordination.PowerShell.dll'
    NestedModules        = @('PoolCoordination.Platform.psm1')
    ModuleVersion        = '1.1.0'
    GUID                 = '6b0f3c52-6f0e-4b7e-9a39-2d3c3f5e8a71'
    Author               = 'The PoolCoordination authors'
    Copyright            = '(c) The PoolCoordination authors. MIT licence.'
    Description          = 'Shares what coding agents have done, claimed, found and are blocked by, through one append-only log.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('bin/PoolCoordination.Format.ps1xml')
    CmdletsToExport      = @(
        'Add-PoolEntry'
        'ConvertFrom-PoolBlock'
        'ConvertTo-PoolBlock'
        'Copy-Pool'
        'Find-PoolSignal'
        'Get-PoolClaim'
        'Get-PoolContext'
        'Get-PoolEntry'
        'Get-PoolInstance'
        'Get-PoolOption'
        'Get-PoolPrompt'
        'Get-PoolReport'
        'Get-PoolSession'
        'Get-PoolStatus'
        'Get-PoolTrust'
        'Grant-PoolTrust'
        'Initialize-Pool'
        'Install-PoolHook'
        'Invoke-PoolHook'
        'Measure-Pool'
        'Optimize-Pool'
        'Remove-PoolInstance'
        'Revoke-PoolTrust'
        'Set-PoolInstance'
        'Set-PoolOption'
        'Show-PoolBoard'
        'Test-Pool'
        'Test-PoolClaim'
        'Test-PoolCommand'
        'Uninstall-PoolHook'
        'Unlock-PoolClaim'
        'Wait-PoolEntry'
        'Watch-PoolEntry'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('Claude', 'ClaudeCode', 'Coordination', 'Agents', 'Hooks', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://github.com/poolcoordination/PoolCoordination/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/poolcoordination/PoolCoordination'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
