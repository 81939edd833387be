# What the transcript of the last turn lacked when it stopped is written. All hooks of this event together have a second and a half.
Invoke-PoolHook -StandardStream
