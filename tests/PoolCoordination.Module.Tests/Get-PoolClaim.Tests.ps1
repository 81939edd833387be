BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolClaim' {
    BeforeEach {
        $pool = New-ScratchPool
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py -Instance B -Ttl 30m -Summary 'Moving to tokens.'
        Add-PoolEntry claimed 'Docs' -Affects docs/ -Instance C -Ttl 2h
    }

    It 'gives the claims that are held, with their end' {
        $claims = Get-PoolClaim
        $claims.Topic | Should -Be 'Auth module', 'Docs'
        $claims[0].Instance | Should -Be 'B'
        $claims[0].Affects | Should -Be 'src/auth.py'
        ($claims[0].ExpiresAt - $claims[0].Since) | Should -Be ([timespan]'0:30')
        $claims[0].Status | Should -Be Held
    }
    It 'gives none that was released, and none whose topic is completed' {
        Unlock-PoolClaim 'Auth module' -Instance B
        Add-PoolEntry completed 'docs' -Instance C
        Get-PoolClaim | Should -BeNullOrEmpty
    }
    It 'gives no claim of another tool that does not say from which folder its paths start' {
        Add-Line $pool @{ action = 'claimed'; topic = 'Unbound'; affects = 'x.py' }
        (Get-PoolClaim).Topic | Should -Not -Contain 'Unbound'
    }
    It 'filters by instance and topic, with wildcards' {
        (Get-PoolClaim -Instance b).Topic | Should -Be 'Auth module'
        (Get-PoolClaim auth).Topic | Should -Be 'Auth module'
        (Get-PoolClaim 'D*').Topic | Should -Be 'Docs'
    }
    It 'shows a table with what is left of the time' {
        $table = Get-PoolClaim | Out-String -Width 100
        $table | Should -Match '(?m)^\s*Left Instance Topic\s+Affects'
        $table | Should -Match '(?m)^\s*(29|30)m B\s+Auth module\s+src/auth.py'
    }
    It 'completes instances and topics of claims' {
        Complete 'Get-PoolClaim -Instance ' | Should -Be 'B', 'C'
        Complete 'Get-PoolClaim ' | Should -Be "'Auth module'", 'Docs'
    }
}
