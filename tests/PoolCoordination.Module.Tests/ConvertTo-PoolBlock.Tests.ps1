BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'ConvertTo-PoolBlock' {
    BeforeEach { $pool = New-ScratchPool }

    It 'gives the block of an entry' {
        Add-PoolEntry blocked 'Oracle data' -Instance C -Affects a.py, 'src/**/*.cs' -Blocks Training -Ttl 2h
        $block = Get-PoolEntry | ConvertTo-PoolBlock
        $block | Should -BeOfType string
        $block -split "`n" | Should -Be "${fence}pool", 'INSTANCE: C', 'ACTION: blocked', 'TOPIC: Oracle data',
            'AFFECTS: a.py, src/**/*.cs', 'BLOCKS: Training', 'TTL: 7200', $fence
    }
    It 'gives back the block that an entry came from' {
        $block = ($answer -split '\r?\n\r?\n')[1] -replace '\r'
        $block | ConvertFrom-PoolBlock | ConvertTo-PoolBlock | Should -Be $block
    }
    It 'gives a block for each entry, also where they are read as one text' {
        'one', 'two' | ForEach-Object { Add-PoolEntry completed $_ -Instance A }
        (Get-PoolEntry | ConvertTo-PoolBlock | Out-String | ConvertFrom-PoolBlock).Topic | Should -Be 'two', 'one'
    }
    It 'reports an entry of which no block can be made, and goes on with the next' {
        Add-Line $pool @{ topic = 'good' }
        Add-Line $pool @{ topic = ''; id = '4711' }
        $blocks = Get-PoolEntry | ConvertTo-PoolBlock -ErrorVariable problem -ErrorAction SilentlyContinue
        $blocks | Should -BeLike '*TOPIC: good*'
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolValue,PoolCoordination.PowerShell.Commands.ConvertToPoolBlockCommand'
        "$problem" | Should -BeLike "*'4711' has neither a topic nor a summary*"
        $problem.TargetObject.Id | Should -Be '4711'
    }
}
